import { useState } from 'react'
import type { TopicDetail, TopicMessageRow } from '../../../../../types/topics.contract'
import { topicsApi } from '../../../../api/topics.api'
import {
  Box,
  Button,
  Card,
  Confirm,
  Loaded,
  More,
  Refusal,
  Row,
  Rows,
  Section,
  StatusTag,
  Txt,
} from '../../../../components'
import { instantWords } from '../../../../copy/days'
import { DOT } from '../../../../copy/dot'
import { TOPICS_COPY } from '../../../../copy/topics'
import { openPage } from '../../../../platform/navigate'
import { notify } from '../../../../state/notice.store'
import { usePages } from '../../../../state/use-pages'
import { useRequest } from '../../../../state/use-request'
import { useDecision, useReloadOn } from './use-decision'

interface MessagesPartProps {
  topic: TopicDetail
  onChanged: (topic: TopicDetail) => void
}

/** The messages of a topic, the latest first; each opens its handling page. One that is about something else is taken out. */
export function MessagesPart({ topic, onChanged }: MessagesPartProps) {
  const { id, revision, may, mergedInto } = topic
  const pages = usePages(`topics/${id}/messages`, (page) => topicsApi.messages({ id, ...page }))
  useReloadOn(revision, pages.request.reload)
  const [taking, setTaking] = useState<TopicMessageRow>()
  const sending = useDecision(topicsApi.takeOut, onChanged)
  const takeOut = async (): Promise<void> => {
    if (taking === undefined) return
    const changed = await sending.run({ id, messageId: taking.id, revision })
    setTaking(undefined)
    if (changed === undefined) return
    notify(TOPICS_COPY.tookOut)
    onChanged(changed)
  }
  return (
    <>
      <Section title={TOPICS_COPY.messages}>
        <Refusal failure={sending.failure} />
        <Loaded request={pages.request} rows={4}>
          {(rows) =>
            rows.length === 0 ? (
              <Txt className='text-2'>{TOPICS_COPY.noMessages}</Txt>
            ) : (
              <Card flush>
                <Rows label={TOPICS_COPY.messages}>
                  {rows.map((row) => (
                    <MessageRow
                      key={row.id}
                      row={row}
                      onTakeOut={may.sort && mergedInto === undefined ? () => setTaking(row) : undefined}
                    />
                  ))}
                </Rows>
              </Card>
            )
          }
        </Loaded>
        <More pages={pages} words={TOPICS_COPY.more} />
        <Confirm
          open={taking !== undefined}
          title={TOPICS_COPY.takeOutTitle}
          text={TOPICS_COPY.takeOutAsk(taking?.title ?? '')}
          confirm={TOPICS_COPY.takeOutTitle}
          busy={sending.busy}
          onConfirm={() => void takeOut()}
          onClose={() => setTaking(undefined)}
        />
      </Section>
      <TakenOut topic={topic} onChanged={onChanged} />
    </>
  )
}

const MessageRow = ({ row, onTakeOut }: { row: TopicMessageRow; onTakeOut: (() => void) | undefined }) => (
  <Row
    title={row.title}
    note={[instantWords(row.submittedAt), row.place].filter(Boolean).join(DOT)}
    onPress={() => openPage('handle', { id: row.id })}
    beside={
      onTakeOut && (
        <Button kind='plain' label={TOPICS_COPY.takeOutOf(row.title)} onPress={onTakeOut}>
          {TOPICS_COPY.takeOut}
        </Button>
      )
    }
  >
    <Box className='line'>
      <StatusTag staff={row.status} />
      {row.unitName && <Txt className='small'>{row.unitName}</Txt>}
    </Box>
  </Row>
)

/** What was taken out, and the way back; nothing is shown where nothing was. */
function TakenOut({ topic, onChanged }: MessagesPartProps) {
  const { id, revision, may, mergedInto } = topic
  const request = useRequest(`topics/${id}/taken_out`, () => topicsApi.takenOut({ id }))
  useReloadOn(revision, request.reload)
  const sending = useDecision(topicsApi.putBack, onChanged)
  const putBack = async (messageId: string): Promise<void> => {
    const changed = await sending.run({ id, messageId, revision })
    if (changed === undefined) return
    notify(TOPICS_COPY.putBackDone)
    onChanged(changed)
  }
  if (request.state !== 'failed' && (request.data?.items ?? []).length === 0 && !sending.failure) return null
  return (
    <Section title={TOPICS_COPY.takenOut}>
      <Txt className='text-2'>{TOPICS_COPY.takenOutNote}</Txt>
      <Refusal failure={sending.failure} />
      <Loaded request={request} rows={1}>
        {({ items }) => (
          <Card flush>
            <Rows label={TOPICS_COPY.takenOut}>
              {items.map((row) => (
                <Row
                  key={row.id}
                  title={row.title}
                  note={row.takenOut && TOPICS_COPY.takenOutBy(row.takenOut.byName, instantWords(row.takenOut.at))}
                  onPress={() => openPage('handle', { id: row.id })}
                  beside={
                    may.sort &&
                    mergedInto === undefined && (
                      <Button
                        kind='plain'
                        busy={sending.busy}
                        label={TOPICS_COPY.putBackOf(row.title)}
                        onPress={() => void putBack(row.id)}
                      >
                        {TOPICS_COPY.putBack}
                      </Button>
                    )
                  }
                />
              ))}
            </Rows>
          </Card>
        )}
      </Loaded>
    </Section>
  )
}
