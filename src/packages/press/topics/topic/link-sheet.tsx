import { useState } from 'react'
import type { TopicDetail } from '../../../../../types/topics.contract'
import { LINK_KINDS, type LinkKind, TOPIC_LIMITS } from '../../../../../types/topics.terms'
import { answersApi } from '../../../../api/answers.api'
import { topicsApi } from '../../../../api/topics.api'
import { Box, Button, Callout, Card, Chips, Loaded, Row, Rows, Sheet, TextField, Txt } from '../../../../components'
import { LINK_KIND_WORDS, TOPICS_COPY } from '../../../../copy/topics'
import { notify } from '../../../../state/notice.store'
import { useAction } from '../../../../state/use-action'
import { useRequest } from '../../../../state/use-request'

interface LinkSheetProps {
  topic: TopicDetail
  onLinked: (topic: TopicDetail) => void
  onClose: () => void
}

/** 关联: a public answer that is like the topic, or an article by its address. */
export function LinkSheet({ topic, onLinked, onClose }: LinkSheetProps) {
  const [kind, setKind] = useState<LinkKind>('answer')
  const sending = useAction(topicsApi.link)
  const send = async (input: Parameters<typeof topicsApi.link>[0]): Promise<void> => {
    const changed = await sending.run(input)
    if (changed === undefined) return
    notify(TOPICS_COPY.linked)
    onLinked(changed)
  }
  return (
    <Sheet open title={TOPICS_COPY.link} onClose={onClose}>
      <Box className='stack'>
        <Chips
          label={TOPICS_COPY.linkKind}
          value={kind}
          options={LINK_KINDS.map((value) => ({ value, label: LINK_KIND_WORDS[value] }))}
          onChange={setKind}
        />
        {kind === 'answer' ? (
          <ChooseAnswer topic={topic} onChoose={(answerId) => void send({ id: topic.id, kind: 'answer', answerId })} />
        ) : (
          <Article
            busy={sending.busy}
            onSend={(title, url) => void send({ id: topic.id, kind: 'article', title, url })}
          />
        )}
        {sending.failure && (
          <Callout tone='danger' live>
            {Object.values(sending.failure.fields ?? {})[0] ?? sending.failure.message}
          </Callout>
        )}
      </Box>
    </Sheet>
  )
}

function ChooseAnswer({ topic, onChoose }: { topic: TopicDetail; onChoose: (answerId: string) => void }) {
  const request = useRequest(`topics/${topic.id}/answers`, () => answersApi.similar({ text: topic.label }))
  return (
    <Loaded request={request} rows={3}>
      {({ items }) =>
        items.length === 0 ? (
          <Txt className='text-2'>{TOPICS_COPY.noAnswer}</Txt>
        ) : (
          <Card flush>
            <Rows label={TOPICS_COPY.findAnswer}>
              {items.map(({ id, title, excerpt }) => (
                <Row key={id} title={title} note={excerpt} onPress={() => onChoose(id)} />
              ))}
            </Rows>
          </Card>
        )
      }
    </Loaded>
  )
}

const LEAST_TITLE = 4

function Article({ busy, onSend }: { busy: boolean; onSend: (title: string, url: string) => void }) {
  const [title, setTitle] = useState('')
  const [url, setUrl] = useState('')
  const [tried, setTried] = useState(false)
  const short = title.trim().length < LEAST_TITLE
  const bad = !/^https:\/\/[^\s/]+\.[^\s/]+/.test(url.trim())
  const send = (): void => {
    setTried(true)
    if (!short && !bad) onSend(title.trim(), url.trim())
  }
  return (
    <>
      <TextField
        label={TOPICS_COPY.articleTitle}
        hint={TOPICS_COPY.articleTitleHint}
        value={title}
        onChange={setTitle}
        maxLength={TOPIC_LIMITS.title.max}
        error={tried && short ? TOPICS_COPY.titleShort : undefined}
      />
      <TextField
        label={TOPICS_COPY.articleUrl}
        hint={TOPICS_COPY.articleUrlHint}
        value={url}
        onChange={setUrl}
        maxLength={TOPIC_LIMITS.url.max}
        error={tried && bad ? TOPICS_COPY.urlBad : undefined}
      />
      <Button block kind='primary' busy={busy} onPress={send}>
        {TOPICS_COPY.linkSend}
      </Button>
    </>
  )
}
