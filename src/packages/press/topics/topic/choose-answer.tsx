import { useState } from 'react'
import type { SimilarAnswer } from '../../../../../types/answers.contract'
import type { TopicDetail } from '../../../../../types/topics.contract'
import { answersApi } from '../../../../api/answers.api'
import { Card, Loaded, More, Row, Rows, SearchBox, Txt } from '../../../../components'
import { ANSWER_COPY } from '../../../../copy/answers'
import { dayOfInstant, pastDayWords } from '../../../../copy/days'
import { TOPICS_COPY } from '../../../../copy/topics'
import { usePages } from '../../../../state/use-pages'
import { useRequest } from '../../../../state/use-request'

interface ChooseAnswerProps {
  topic: TopicDetail
  onChoose: (answer: SimilarAnswer) => void
}

/** Public answers that are like the topic, or any by words. */
export function ChooseAnswer({ topic, onChoose }: ChooseAnswerProps) {
  const [typed, setTyped] = useState('')
  const [words, setWords] = useState('')
  return (
    <>
      <SearchBox
        label={TOPICS_COPY.searchAnswers}
        placeholder={TOPICS_COPY.searchAnswersExample}
        searchLabel={TOPICS_COPY.search}
        value={typed}
        onChange={(text) => {
          setTyped(text)
          if (text.trim() === '') setWords('')
        }}
        onSearch={() => setWords(typed.trim())}
      />
      {words === '' ? (
        <Similar topic={topic} onChoose={onChoose} />
      ) : (
        <Found key={words} words={words} onChoose={onChoose} />
      )}
    </>
  )
}

function Similar({ topic, onChoose }: ChooseAnswerProps) {
  const request = useRequest(`topics/${topic.id}/answers`, () => answersApi.similar({ text: topic.label }))
  return (
    <Loaded request={request} rows={3}>
      {({ items }) => (
        <Answers items={items} label={TOPICS_COPY.findAnswer} none={TOPICS_COPY.noAnswer} onChoose={onChoose} />
      )}
    </Loaded>
  )
}

function Found({ words, onChoose }: { words: string; onChoose: (answer: SimilarAnswer) => void }) {
  const pages = usePages(`answers/search/${words}`, (page) => answersApi.search({ words, ...page }))
  return (
    <>
      <Loaded request={pages.request} rows={3}>
        {(items) => (
          <Answers
            items={items}
            label={TOPICS_COPY.foundAnswers}
            none={pages.more ? TOPICS_COPY.noneYet : TOPICS_COPY.noneFound}
            onChoose={onChoose}
          />
        )}
      </Loaded>
      <More pages={pages} words={TOPICS_COPY.more} />
    </>
  )
}

interface AnswersProps {
  items: readonly SimilarAnswer[]
  label: string
  none: string
  onChoose: (answer: SimilarAnswer) => void
}

const Answers = ({ items, label, none, onChoose }: AnswersProps) =>
  items.length === 0 ? (
    <Txt className='text-2'>{none}</Txt>
  ) : (
    <>
      <Txt className='small'>{label}</Txt>
      <Card flush>
        <Rows label={label}>
          {items.map((one) => (
            <Row key={one.id} title={one.title} note={one.excerpt} onPress={() => onChoose(one)}>
              <Txt className='small'>{ANSWER_COPY.by(one.unitName, pastDayWords(dayOfInstant(one.releasedAt)))}</Txt>
            </Row>
          ))}
        </Rows>
      </Card>
    </>
  )
