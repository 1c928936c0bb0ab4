import type { SupervisionSummary } from '../../../../types/supervision.contract'
import { type SupervisionForm, URGENT_FORMS } from '../../../../types/supervision.terms'
import { Box, Card, Figure, Heading, Section, Txt } from '../../../components'
import { ageWords } from '../../../copy/days'
import { FORM_WORDS, SUPERVISION_COPY } from '../../../copy/supervision'
import { betweenWords } from '../../../platform/words'
import type { Chosen } from './chosen'

interface StandingProps {
  summary: SupervisionSummary
  /** May sign and close; others read. */
  signs: boolean
  chosen: Chosen
  onChoose: (more: Partial<Chosen>) => void
}

/** Its drafts; where none waits for a signature, what was signed. */
const toRung = (rung: SupervisionForm, { drafts, signed }: { drafts: number; signed: number }): Partial<Chosen> => ({
  rung,
  state: drafts === 0 && signed > 0 ? 'signed' : 'draft',
})

/** These wait for nobody: the timer sends them and no result is asked for. */
const SENT_BY_TIMER: ReadonlySet<SupervisionForm> = new Set<SupervisionForm>(['reminder', ...URGENT_FORMS])

/** What waits in one sentence, then by rung: each figure chooses what is listed. */
export function Standing({ summary, signs, chosen, onChoose }: StandingProps) {
  const { drafts, signed, oldestAt, atLeast, byForm } = summary
  const now = new Date().toISOString()
  const waiting = byForm.filter(({ form }) => !SENT_BY_TIMER.has(form))
  return (
    <>
      <Card>
        <Heading level={2} className='heading-1'>
          {drafts + signed === 0
            ? SUPERVISION_COPY.nothing
            : SUPERVISION_COPY.sentence(drafts, signed, atLeast).map((clause) => (
                <Txt key={clause} className='supervision__clause'>
                  {betweenWords(clause)}
                </Txt>
              ))}
        </Heading>
        <Txt className='text-2'>
          {oldestAt === null ? SUPERVISION_COPY.calm : SUPERVISION_COPY.oldest(ageWords(oldestAt, now))}
        </Txt>
        {!signs && <Txt className='small'>{SUPERVISION_COPY.readOnly}</Txt>}
      </Card>
      <Section title={SUPERVISION_COPY.byRung}>
        <Box className='columns-4'>
          {waiting.map(({ form, ...counts }) => (
            <Figure
              key={form}
              label={FORM_WORDS[form]}
              value={SUPERVISION_COPY.count(counts.drafts + counts.signed)}
              note={SUPERVISION_COPY.formNote(counts.drafts, counts.signed)}
              on={chosen.rung === form}
              onPress={() => onChoose(chosen.rung === form ? { rung: undefined } : toRung(form, counts))}
            />
          ))}
        </Box>
      </Section>
    </>
  )
}
