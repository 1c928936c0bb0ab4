import { useState } from 'react'
import { ARTICLE_ADDRESS, TOPIC_LIMITS } from '../../../../../types/topics.terms'
import { Button, TextField } from '../../../../components'
import { TOPICS_COPY } from '../../../../copy/topics'

export interface Article {
  title: string
  url: string
}
interface ArticleFormProps {
  value: Article
  onChange: (article: Article) => void
  /** Both are as they should be. */
  onDone: (article: Article) => void
}

/** An article elsewhere: the title that citizens read, and its address. */
export function ArticleForm({ value: { title, url }, onChange, onDone }: ArticleFormProps) {
  const [tried, setTried] = useState(false)
  const short = title.trim().length < TOPIC_LIMITS.title.min
  const bad = !ARTICLE_ADDRESS.test(url.trim())
  const done = (): void => {
    setTried(true)
    if (!short && !bad) onDone({ title: title.trim(), url: url.trim() })
  }
  return (
    <>
      <TextField
        label={TOPICS_COPY.articleTitle}
        hint={TOPICS_COPY.articleTitleHint}
        value={title}
        onChange={(text) => onChange({ title: text, url })}
        maxLength={TOPIC_LIMITS.title.max}
        error={tried && short ? TOPICS_COPY.titleShort : undefined}
      />
      <TextField
        label={TOPICS_COPY.articleUrl}
        hint={TOPICS_COPY.articleUrlHint}
        value={url}
        onChange={(text) => onChange({ title, url: text })}
        maxLength={TOPIC_LIMITS.url.max}
        error={tried && bad ? TOPICS_COPY.urlBad : undefined}
      />
      <Button block kind='primary' onPress={done}>
        {TOPICS_COPY.next}
      </Button>
    </>
  )
}
