import { useEffect, useState } from 'react'
import { airlockApi } from '../../api/airlock.api'
import { Box, Callout, Txt } from '../../components'
import { FindingReason } from '../../components/staff'
import { FINDING_COPY, PERSONAL_WORDS } from '../../copy/airlock'
import { useSettled } from '../../state/use-settled'
import type { Dismissal } from './reply-text'

/** Typing has paused, milliseconds. */
const SETTLED_MS = 600

type Finding = Awaited<ReturnType<typeof airlockApi.checkDraft>>['findings'][number]

/** What the server would not let out, passage by passage: the citizen's own data goes, a published number needs a reason. */
export function DraftFindings({
  id,
  body,
  dismissals,
  onDismiss,
}: {
  id: string
  /** As it stands in the field: what was refused, and what it has become since. */
  body: string
  dismissals: readonly Dismissal[]
  onDismiss: (dismissals: Dismissal[]) => void
}) {
  const [looked, setLooked] = useState<{ of: string; findings: readonly Finding[] }>()
  // The server takes texts without blanks around them, and counts places in those.
  const text = body.trim()
  const settled = useSettled(text, SETTLED_MS)
  useEffect(() => {
    let asked = true
    airlockApi.checkDraft({ id, body: settled }).then(
      ({ findings }) => asked && setLooked({ of: settled, findings: findings.filter(({ refused }) => refused) }),
      () => asked && setLooked(undefined), // the refusal itself has said what is wrong
    )
    return () => {
      asked = false
    }
  }, [id, settled])
  // Of a text that has changed since its places point anywhere: they are looked for again at the next pause.
  if (looked === undefined || looked.of !== text || looked.findings.length === 0) return null
  const { findings } = looked
  const reasonOf = ({ start }: Finding): string => dismissals.find((each) => each.start === start)?.reason ?? ''
  const dismiss = ({ kind, start, end }: Finding, reason: string): void =>
    onDismiss([...dismissals.filter((each) => each.start !== start), { kind, start, end, reason }])
  return (
    <Box className='stack'>
      <Callout tone='warn'>
        <Txt className='heading-3 text'>{FINDING_COPY.title}</Txt>
        {findings
          .filter(({ dismissible }) => !dismissible)
          .map(({ kind, start, end }) => (
            <Txt key={start} className='text'>
              {`“${text.slice(start, end)}”${FINDING_COPY.own}（${PERSONAL_WORDS[kind]}）`}
            </Txt>
          ))}
        {findings.some(({ dismissible }) => dismissible) && <Txt className='text'>{FINDING_COPY.other}</Txt>}
      </Callout>
      {findings
        .filter(({ dismissible }) => dismissible)
        .map((finding) => (
          <FindingReason
            key={finding.start}
            passage={text.slice(finding.start, finding.end)}
            reason={reasonOf(finding)}
            onReason={(reason) => dismiss(finding, reason)}
          />
        ))}
    </Box>
  )
}
