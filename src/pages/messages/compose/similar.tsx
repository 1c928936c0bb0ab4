import { useEffect, useState } from 'react'
import type { SimilarAnswer } from '../../../../types/answers.contract'
import { answersApi } from '../../../api/answers.api'
import { Box, Card, Row, Rows, Txt } from '../../../components'
import { ANSWER_COPY } from '../../../copy/answers'
import { dayOfInstant, pastDayWords } from '../../../copy/days'
import { DOT } from '../../../copy/dot'
import { COMPOSE_COPY } from '../../../copy/messages'
import { isTyping } from '../../../platform/focus-page'
import { openPage } from '../../../platform/navigate'
import { useSettled } from '../../../state/use-settled'

/** Shorter texts are alike by chance. */
const LEAST = 8
const NONE: SimilarAnswers = { found: [], late: false }
const MOST_SHOWN = 3
/** Typing asks once, when it has paused this long. */
const TYPING_MS = 600

interface SimilarAnswers {
  found: readonly SimilarAnswer[]
  /** They came when the person had gone on: to be shown where they push nothing away. */
  late: boolean
}

/** 同问: what was asked and answered in public already. A help beside the form: without a network it is simply not there. */
export function useSimilar(body: string, place: string): SimilarAnswers {
  const text = useSettled(body.trim(), TYPING_MS)
  const where = useSettled(place.trim(), TYPING_MS)
  const [similar, setSimilar] = useState<SimilarAnswers>(NONE)
  useEffect(() => {
    if (text.length < LEAST) return setSimilar(NONE)
    let current = true
    answersApi.similar({ text, ...(where === '' ? {} : { place: where }) }).then(
      ({ items }) => {
        if (!current) return
        setSimilar((before) => ({
          found: items.slice(0, MOST_SHOWN),
          // Where some stood already they are only exchanged.
          late: before.found.length > 0 ? before.late : !isTyping(COMPOSE_COPY.body),
        }))
      },
      () => undefined,
    )
    return () => {
      current = false
    }
  }, [text, where])
  return similar
}

export const Similar = ({ found }: Pick<SimilarAnswers, 'found'>) =>
  found.length === 0 ? null : (
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
                ANSWER_COPY.by(answer.unitName, pastDayWords(dayOfInstant(answer.releasedAt))),
                answer.place,
                ANSWER_COPY.joiners(answer.joiners),
              ]
                .filter(Boolean)
                .join(DOT)}
              onPress={() => openPage('answer', { id: answer.id })}
            />
          ))}
        </Rows>
      </Card>
    </Box>
  )
