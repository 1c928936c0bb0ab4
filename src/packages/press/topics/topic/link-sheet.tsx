import { useState } from 'react'
import type { FoundInAnswer } from '../../../../../types/answers.contract'
import type { InputOf } from '../../../../../types/wire.contract'
import type { TopicDetail, TopicsContract } from '../../../../../types/topics.contract'
import { LINK_KINDS, type LinkKind } from '../../../../../types/topics.terms'
import { topicsApi } from '../../../../api/topics.api'
import { Box, Button, Callout, ChipsField, Form, Loaded, Refusal, Sheet, Txt } from '../../../../components'
import { LINK_KIND_WORDS, TOPICS_COPY } from '../../../../copy/topics'
import { notify } from '../../../../state/notice.store'
import { useRequest } from '../../../../state/use-request'
import { allDismissed, dismissalsOf, Findings, type Reasons } from '../../findings'
import { type Article, ArticleForm } from './article-form'
import { ChooseAnswer } from './choose-answer'
import { useDecision } from './use-decision'

interface LinkSheetProps {
  topic: TopicDetail
  onLinked: (topic: TopicDetail) => void
  /** Somebody else has changed the topic: as it is now. */
  onNow: (topic: TopicDetail) => void
  onClose: () => void
}
type Chosen = ({ kind: 'answer'; answerId: string } | ({ kind: 'article' } & Article)) & { title: string }

/** 关联: a public answer or an article by its address; then whom it tells, then the linking. */
export function LinkSheet({ topic, onLinked, onNow, onClose }: LinkSheetProps) {
  const [kind, setKind] = useState<LinkKind>('answer')
  const [article, setArticle] = useState<Article>({ title: '', url: '' })
  const [chosen, setChosen] = useState<Chosen>()
  return (
    <Sheet open title={TOPICS_COPY.link} onClose={onClose}>
      <Box className='stack'>
        {chosen !== undefined ? (
          <Ask topic={topic} chosen={chosen} onLinked={onLinked} onNow={onNow} onBack={() => setChosen(undefined)} />
        ) : (
          <>
            <ChipsField
              label={TOPICS_COPY.linkKind}
              value={kind}
              options={LINK_KINDS.map((value) => ({ value, label: LINK_KIND_WORDS[value] }))}
              onChange={setKind}
            />
            {kind === 'answer' ? (
              <ChooseAnswer
                topic={topic}
                onChoose={({ id, title }) => setChosen({ kind: 'answer', answerId: id, title })}
              />
            ) : (
              <ArticleForm
                value={article}
                onChange={setArticle}
                onDone={(done) => setChosen({ kind: 'article', ...done })}
              />
            )}
          </>
        )}
      </Box>
    </Sheet>
  )
}

interface AskProps extends Omit<LinkSheetProps, 'onClose'> {
  chosen: Chosen
  onBack: () => void
}

function Ask({ topic: { id }, chosen, onLinked, onNow, onBack }: AskProps) {
  const target: InputOf<TopicsContract['preview_link']> =
    chosen.kind === 'answer'
      ? { id, kind: 'answer', answerId: chosen.answerId }
      : { id, kind: 'article', url: chosen.url, title: chosen.title }
  const request = useRequest(`topics/${id}/link/${JSON.stringify(target)}`, () => topicsApi.previewLink(target))
  const sending = useDecision(topicsApi.link, onNow)
  const [reasons, setReasons] = useState<Reasons>({})
  const texts = { title: chosen.title, question: '', answer: '' }
  const send = async (revision: number, found: readonly FoundInAnswer[]): Promise<void> => {
    const said = found.filter((one) => allDismissed([one], reasons))
    const changed = await sending.run(
      target.kind === 'answer'
        ? { ...target, revision }
        : { ...target, title: chosen.title, dismissals: dismissalsOf(said, reasons).title, revision },
    )
    // Refused, because something has changed: whom it tells now is read again.
    if (changed === undefined) return request.reload()
    notify(TOPICS_COPY.linked)
    onLinked(changed)
  }
  // What may not be linked is said by its field; trying again would not help.
  const refused = Object.values(request.failure?.fields ?? {})[0]
  return (
    <Form sending={sending.busy}>
      <Box className='stack-small'>
        <Txt className='text-2'>{TOPICS_COPY.citizensRead}</Txt>
        <Txt className='text'>{chosen.title}</Txt>
        {chosen.kind === 'article' && <Txt className='small'>{chosen.url}</Txt>}
      </Box>
      {refused !== undefined ? (
        <Callout tone='danger' live>
          {refused}
        </Callout>
      ) : (
        <Loaded request={request} rows={1}>
          {(preview) => {
            const found = (preview.findings ?? []).map((one) => ({
              ...one,
              field: 'title' as const,
              dismissible: true,
            }))
            return (
              <>
                {found.length > 0 && <Findings found={found} texts={texts} reasons={reasons} onReason={setReasons} />}
                <Callout tone={preview.tells > 0 ? 'warn' : 'info'}>{TOPICS_COPY.linkTells(preview)}</Callout>
                <Refusal failure={sending.failure} />
                <Button block kind='primary' busy={sending.busy} onPress={() => void send(preview.revision, found)}>
                  {TOPICS_COPY.linkSend(preview.tells)}
                </Button>
              </>
            )
          }}
        </Loaded>
      )}
      <Button block kind='plain' onPress={onBack}>
        {chosen.kind === 'article' ? TOPICS_COPY.changeArticle : TOPICS_COPY.chooseOther}
      </Button>
    </Form>
  )
}
