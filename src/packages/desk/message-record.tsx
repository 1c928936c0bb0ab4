import type { MessageView, TimelineEntry } from '../../../types/messages.contract'
import { Box, Card, DeadlineReceipt, Section, Timeline, Txt } from '../../components'
import { SupervisionNotes } from '../../components/staff'
import { instantWords } from '../../copy/days'
import { HANDLE_COPY, TIMELINE_WORDS } from '../../copy/desk'
import { DOT } from '../../copy/dot'
import { clauseWords } from '../../copy/ownership'
import { CHANNEL_WORDS } from '../../copy/terms'

/** Number, way and history of a message: what one looks up, below what one works with. */
export const MessageRecord = ({ view }: { view: MessageView }) => (
  <>
    <Section title={HANDLE_COPY.facts}>
      <Card>
        <Box className='facts'>
          {factsOf(view).map(([label, value]) => (
            <Box key={label} className='facts__row'>
              <Txt className='facts__label'>{label}</Txt>
              <Txt className='facts__value' selectable>
                {value}
              </Txt>
            </Box>
          ))}
        </Box>
        {!view.restricted && (
          <Box className='facts__receipt'>
            <DeadlineReceipt id={view.id} />
          </Box>
        )}
      </Card>
    </Section>
    {!view.restricted && <SupervisionNotes id={view.id} />}
    <Section title={HANDLE_COPY.timeline}>
      <Card>
        <Timeline label={HANDLE_COPY.timeline} items={timelineItems(view.timeline)} />
      </Card>
    </Section>
  </>
)

const factsOf = (view: MessageView): [label: string, value: string][] => {
  const facts: [string, string | undefined][] = [
    [HANDLE_COPY.code, view.code],
    [HANDLE_COPY.submitted, instantWords(view.submittedAt)],
    [HANDLE_COPY.channel, CHANNEL_WORDS[view.channel]],
    [HANDLE_COPY.sourceUrl, view.sourceUrl],
    [HANDLE_COPY.addressee, view.addresseeName === view.unitName ? undefined : view.addresseeName],
    [HANDLE_COPY.unit, view.unitName],
    [HANDLE_COPY.why, view.routeReason],
    [HANDLE_COPY.clause, view.routeClause && clauseWords(view.routeClause)],
  ]
  return facts.filter((fact): fact is [string, string] => fact[1] !== undefined)
}

const timelineItems = (entries: readonly TimelineEntry[]) =>
  entries
    .map((entry, index) => ({
      key: `${index}`,
      title: [TIMELINE_WORDS[entry.what], entry.unitName].filter(Boolean).join(DOT),
      when: instantWords(entry.at),
      ...(entry.note !== undefined ? { note: entry.note } : {}),
      current: index === entries.length - 1,
    }))
    .reverse()
