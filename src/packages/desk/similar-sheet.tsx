import type { SimilarAnswer } from '../../../types/messages.contract'
import { messagesApi } from '../../api/messages.api'
import { Box, Button, Card, Loaded, OutcomeTag, Section, Sheet, Tag, Txt } from '../../components'
import { instantWords } from '../../copy/days'
import { DOT } from '../../copy/dot'
import { DRAFTING_COPY } from '../../copy/drafting'
import { useRequest } from '../../state/use-request'

interface SimilarSheetProps {
  id: string
  onUse: (answer: SimilarAnswer) => void
  onClose: () => void
}

/** What was answered to similar messages, and why each is shown. */
export function SimilarSheet({ id, onUse, onClose }: SimilarSheetProps) {
  const request = useRequest(`similar/${id}`, () => messagesApi.similarAnswers({ id }))
  return (
    <Sheet open title={DRAFTING_COPY.similarTitle} onClose={onClose}>
      <Box className='stack'>
        <Txt className='small'>{DRAFTING_COPY.similarNote}</Txt>
        <Loaded request={request} rows={2}>
          {({ items }) =>
            items.length === 0 ? (
              <Txt className='text-2'>{DRAFTING_COPY.similarNone}</Txt>
            ) : (
              <>
                {items.map((answer) => (
                  <Section key={answer.answerId ?? answer.messageId ?? answer.title} title={answer.title}>
                    <Card>
                      <Box className='stack-small'>
                        <Txt className='small'>{DRAFTING_COPY.because(answer.because)}</Txt>
                        <Box className='line'>
                          {answer.answerId !== undefined && <Tag tone='ok'>{DRAFTING_COPY.publicAnswer}</Tag>}
                          {answer.outcome !== undefined && <OutcomeTag outcome={answer.outcome} />}
                          <Txt className='small number'>
                            {[answer.code, answer.unitName, instantWords(answer.publishedAt)].filter(Boolean).join(DOT)}
                          </Txt>
                        </Box>
                        <Txt className='text pre' selectable>
                          {answer.reply}
                        </Txt>
                        <Button
                          label={`${DRAFTING_COPY.useReply}：${answer.code ?? answer.title}`}
                          onPress={() => onUse(answer)}
                        >
                          {DRAFTING_COPY.useReply}
                        </Button>
                      </Box>
                    </Card>
                  </Section>
                ))}
              </>
            )
          }
        </Loaded>
      </Box>
    </Sheet>
  )
}
