import type { MessageView } from '../../../../types/messages.contract'
import { Box, Button, Callout, Txt } from '../../../components'
import { TOPIC_ANSWER_COPY } from '../../../copy/topics'
import { copyText } from '../../../platform/copy-text'
import { openPage } from '../../../platform/navigate'
import { notify } from '../../../state/notice.store'

/** 统一答复: what was published to the matter that many wrote about. The message itself goes on. */
export const TopicAnswers = ({ message: { topicAnswers = [] } }: { message: MessageView }) =>
  topicAnswers.length === 0 ? null : (
    <Callout>
      <Box className='stack-small'>
        <Txt className='heading-3'>{TOPIC_ANSWER_COPY.title}</Txt>
        {topicAnswers.map(({ title, answerId, url }) => (
          <Box key={answerId ?? url} className='stack-small'>
            <Txt className='text'>{title}</Txt>
            {answerId !== undefined && (
              <Button kind='plain' edge onPress={() => openPage('answer', { id: answerId })}>
                {TOPIC_ANSWER_COPY.read}
              </Button>
            )}
            {url !== undefined && (
              <>
                <Txt className='small' selectable>
                  {url}
                </Txt>
                <Button kind='plain' edge onPress={() => void copy(url)}>
                  {TOPIC_ANSWER_COPY.copy}
                </Button>
              </>
            )}
          </Box>
        ))}
        <Txt className='small'>{TOPIC_ANSWER_COPY.note}</Txt>
      </Box>
    </Callout>
  )

const copy = async (url: string): Promise<void> =>
  notify((await copyText(url)) ? TOPIC_ANSWER_COPY.copied : TOPIC_ANSWER_COPY.notCopied)
