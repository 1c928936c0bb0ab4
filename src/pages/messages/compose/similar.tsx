import { useEffect, useState } from 'react'
import type { SimilarAnswer } from '../../../../types/answers.contract'
import { answersApi } from '../../../api/answers.api'
import { Box, Card, Row, Rows, Txt } from '../../../components'
import { ANSWER_COPY } from '../../../copy/answers'
import { dayOfInstant, dayWords } from '../../../copy/days'
import { openPage } from '../../../platform/navigate'
import { useSettled } from '../../../state/use-settled'

/** Shorter texts are alike by chance. */
const LEAST = 8
const MOST_SHOWN = 3
/** Typing asks once, when it has paused this long. */
const TYPING_MS = 600

/** 同问: what was asked and answered in public already. A help beside the form: without a network it is simply not there. */
export function Similar({ body, place }: { body: string; place: string }) {
  const text = useSettled(body.trim(), TYPING_MS)
  const where = useSettled(place.trim(), TYPING_MS)
  const [found, setFound] = useState<readonly SimilarAnswer[]>([])
  useEffect(() => {
    if (text.length < LEAST) return setFound([])
    let current = true
    answersApi.similar({ text, ...(where === '' ? {} : { place: where }) }).then(
      ({ items }) => {
        if (current) setFound(items.slice(0, MOST_SHOWN))
      },
      () => undefined,
    )
    return () => {
      current = false
    }
  }, [text, where])
  if (found.length === 0) return null
  return (
    <Box className='stack-small'>
      <Txt className='question__label'>{ANSWER_COPY.similar}</Txt>
      <Txt className='small'>{ANSWER_COPY.similarNote}</Txt>
      <Card flush>
        <Rows label={ANSWER_COPY.similar}>
          {found.map((answer) => (
            <Row
              key={answer.id}
              title={answer.title}
              note={[
                ANSWER_COPY.by(answer.unitName, dayWords(dayOfInstant(answer.releasedAt))),
                answer.place,
                ANSWER_COPY.joiners(answer.joiners),
              ]
                .filter(Boolean)
                .join(' · ')}
              onPress={() => openPage('answer', { id: answer.id })}
            />
          ))}
        </Rows>
      </Card>
    </Box>
  )
}
