import { AIRLOCK_LIMITS } from '../../../types/airlock.terms'
import type { FoundInAnswer } from '../../../types/answers.contract'
import { Box, Callout, Txt } from '../../components'
import { FindingReason } from '../../components/staff'
import { FINDING_COPY, PERSONAL_WORDS } from '../../copy/airlock'
import { RELEASE_COPY } from '../../copy/answers'

type Field = FoundInAnswer['field']
export type Texts = Readonly<Record<Field, string>>
/** Why a passage may stand, by `keyOf` the passage. */
export type Reasons = Readonly<Record<string, string>>

export const keyOf = ({ field, start, end }: FoundInAnswer): string => `${field} ${start} ${end}`

const enough = (reason: string | undefined): boolean => (reason ?? '').trim().length >= AIRLOCK_LIMITS.reason.min

/** Whether every passage that was found may stand: dismissible, and with a reason. */
export const allDismissed = (found: readonly FoundInAnswer[], reasons: Reasons): boolean =>
  found.every((one) => one.dismissible && enough(reasons[keyOf(one)]))

/** The reasons as the server takes them, by field. */
export function dismissalsOf(found: readonly FoundInAnswer[], reasons: Reasons) {
  const of = (field: Field) =>
    found
      .filter((one) => one.field === field)
      .map((one) => ({ kind: one.kind, start: one.start, end: one.end, reason: (reasons[keyOf(one)] ?? '').trim() }))
  return { title: of('title'), question: of('question'), answer: of('answer') }
}

interface FindingsProps {
  found: readonly FoundInAnswer[]
  texts: Texts
  reasons: Reasons
  onReason: (reasons: Reasons) => void
}

/** What points to a person: their own data is rewritten, a published number stands with a reason. */
export const Findings = ({ found, texts, reasons, onReason }: FindingsProps) => (
  <Box className='stack'>
    <Callout tone='warn' live>
      <Txt className='heading-3 text'>{RELEASE_COPY.found}</Txt>
      {found.map((one) => (
        <Txt key={keyOf(one)} className='text'>
          {`${RELEASE_COPY.field[one.field]}：${PERSONAL_WORDS[one.kind]}“${texts[one.field].slice(one.start, one.end)}”`}
        </Txt>
      ))}
      {found.some(({ dismissible }) => dismissible) && <Txt className='text'>{FINDING_COPY.other}</Txt>}
    </Callout>
    {found
      .filter(({ dismissible }) => dismissible)
      .map((one) => (
        <FindingReason
          key={keyOf(one)}
          passage={texts[one.field].slice(one.start, one.end)}
          reason={reasons[keyOf(one)] ?? ''}
          onReason={(reason) => onReason({ ...reasons, [keyOf(one)]: reason })}
        />
      ))}
  </Box>
)
