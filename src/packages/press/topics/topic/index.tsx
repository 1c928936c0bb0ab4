import { useState } from 'react'
import type { TopicDetail } from '../../../../../types/topics.contract'
import { topicsApi } from '../../../../api/topics.api'
import {
  Beside,
  Box,
  Button,
  Callout,
  Card,
  Confirm,
  Empty,
  Heading,
  Loaded,
  Page,
  Refusal,
  Section,
  SignedIn,
  Tag,
  Txt,
  Unnamed,
} from '../../../../components'
import { LineChart } from '../../../../components/staff'
import { daysAfter, dayWords } from '../../../../copy/days'
import { DIRECTION_WORDS, TOPIC_STATE_WORDS, TOPICS_COPY } from '../../../../copy/topics'
import { openPage, replacePage, useParam } from '../../../../platform/navigate'
import { seesOverview } from '../../../../state/roles'
import { notify } from '../../../../state/notice.store'
import { useAction } from '../../../../state/use-action'
import { useRequest } from '../../../../state/use-request'
import { DraftPart } from './draft-part'
import { LinksPart } from './links-part'
import { MergePart } from './merge-part'
import { MessagesPart } from './messages-part'

/** One topic: its course, its messages, the draft, and what was published to it. */
export default function TopicPage() {
  const id = useParam('id')
  return (
    <Page title={TOPICS_COPY.topic} wide>
      <SignedIn>
        {(me) =>
          !seesOverview(me) ? (
            <Empty icon='lock' title={TOPICS_COPY.notYours} text={TOPICS_COPY.notYoursText} />
          ) : id === undefined ? (
            <Unnamed onList={() => replacePage('topics')} />
          ) : (
            <OneTopic key={id} id={id} />
          )
        }
      </SignedIn>
    </Page>
  )
}

function OneTopic({ id }: { id: string }) {
  const request = useRequest(`topics/${id}`, () => topicsApi.get({ id }))
  const replace = (topic: TopicDetail): void => (request.state === 'ready' ? request.replace(topic) : request.reload())
  return (
    <Loaded request={request} rows={4}>
      {(topic) => (
        <>
          <Head topic={topic} />
          <Beside
            side={
              <>
                {(topic.state !== 'merged' || topic.links.length > 0) && (
                  <LinksPart topic={topic} onChanged={replace} />
                )}
                {(topic.state !== 'merged' || topic.draft !== null) && (
                  <DraftPart topic={topic} onSaved={request.reload} />
                )}
                <MergePart topic={topic} onChanged={replace} />
                {topic.may.dismiss && topic.state !== 'merged' && <Dismiss topic={topic} onChanged={replace} />}
              </>
            }
          >
            <Course topic={topic} />
            {topic.may.readMessages ? (
              <MessagesPart topic={topic} onChanged={replace} />
            ) : (
              <Callout icon='lock'>{TOPICS_COPY.messagesHidden}</Callout>
            )}
          </Beside>
        </>
      )}
    </Loaded>
  )
}

function Head({ topic }: { topic: TopicDetail }) {
  const { label, state, direction, percent, supports, now, before, places, byDay, recounting, mergedInto } = topic
  return (
    <Box className='stack-small'>
      <Heading level={2} className='heading-2'>
        {label}
      </Heading>
      <Box className='line'>
        <Tag tone={direction === 'new' || direction === 'rising' ? 'warn' : 'neutral'}>
          {DIRECTION_WORDS[direction]}
        </Tag>
        {percent !== null && <Txt className='small number'>{TOPICS_COPY.percent(percent)}</Txt>}
        {state !== 'current' && <Tag>{TOPIC_STATE_WORDS[state]}</Tag>}
      </Box>
      <Txt className='text'>{TOPICS_COPY.counts(topic, byDay.length / 2)}</Txt>
      {supports > now + before && <Txt className='text-2'>{TOPICS_COPY.supports(supports)}</Txt>}
      {places.length > 0 && <Txt className='text-2'>{TOPICS_COPY.places(places)}</Txt>}
      {recounting && !mergedInto && <Txt className='small'>{TOPICS_COPY.recounting}</Txt>}
      {mergedInto && (
        <>
          <Callout>{TOPICS_COPY.mergedInto(mergedInto.label)}</Callout>
          <Box className='line'>
            <Button onPress={() => openPage('topic', { id: mergedInto.id })}>{TOPICS_COPY.openTop}</Button>
          </Box>
        </>
      )}
    </Box>
  )
}

function Course({ topic: { byDay, from, to, standing } }: { topic: TopicDetail }) {
  const points = byDay.map((value, at) => ({ label: dayWords(daysAfter(from, at)), value }))
  const most = points.reduce((top, point) => (point.value > top.value ? point : top), { label: '', value: -1 })
  const total = points.reduce((sum, { value }) => sum + value, 0)
  const label = TOPICS_COPY.courseLabel(dayWords(from), dayWords(to), total, most.value, most.label)
  return (
    <Section title={TOPICS_COPY.course}>
      <Card>
        <Box className='stack-small'>
          <Txt className='small' decorative>
            {label}
          </Txt>
          <LineChart points={points} label={label} />
          <Txt className='text'>{TOPICS_COPY.standingText(standing.looked, standing.open, standing.replied)}</Txt>
          {standing.units.length > 0 && (
            <Txt className='text-2'>
              {TOPICS_COPY.places(standing.units.map(({ unitName, messages }) => ({ name: unitName, messages })))}
            </Txt>
          )}
        </Box>
      </Card>
    </Section>
  )
}

function Dismiss({ topic, onChanged }: { topic: TopicDetail; onChanged: (topic: TopicDetail) => void }) {
  const [asking, setAsking] = useState(false)
  const dismissed = topic.state === 'dismissed'
  const sending = useAction(dismissed ? topicsApi.restore : topicsApi.dismiss)
  const send = async (): Promise<void> => {
    const changed = await sending.run({ id: topic.id })
    setAsking(false)
    if (changed === undefined) return
    notify(dismissed ? TOPICS_COPY.restored : TOPICS_COPY.dismissed)
    onChanged(changed)
  }
  return (
    <>
      <Button kind='plain' busy={sending.busy} onPress={() => (dismissed ? void send() : setAsking(true))}>
        {dismissed ? TOPICS_COPY.restore : TOPICS_COPY.dismiss}
      </Button>
      <Refusal failure={sending.failure} />
      <Confirm
        open={asking}
        title={TOPICS_COPY.dismiss}
        text={TOPICS_COPY.dismissAsk}
        confirm={TOPICS_COPY.dismiss}
        busy={sending.busy}
        onConfirm={() => void send()}
        onClose={() => setAsking(false)}
      />
    </>
  )
}
