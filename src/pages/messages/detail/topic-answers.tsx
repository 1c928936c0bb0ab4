import type { MessageView } from '../../../../types/messages.contract'
import { answersApi } from '../../../api/answers.api'
import { Box, Button, Callout, Txt } from '../../../components'
import { TOPIC_ANSWER_COPY } from '../../../copy/topics'
import { copyText } from '../../../platform/copy-text'
import { openPage } from '../../../platform/navigate'
import { notify } from '../../../state/notice.store'
import { useRequest } from '../../../state/use-request'

/** 统一答复: what was published to the matter that many wrote about. The message itself goes on. */
export const TopicAnswers = ({ message: { topicAnswers = [] } }: { message: MessageView }) =>
  topicAnswers.length === 0 ? null : (
    <Callout>
      <Box className='stack-small'>
        <Txt className='heading-3'>{TOPIC_ANSWER_COPY.title}</Txt>
        {topicAnswers.map(({ title, answerId, url }) =>
          answerId === undefined ? (
            <Article key={url} title={title} url={url} />
          ) : (
            <OfPublicAnswer key={answerId} id={answerId} />
          ),
        )}
        <Txt className='small'>{TOPIC_ANSWER_COPY.note}</Txt>
      </Box>
    </Callout>
  )

/** As it stands now: it may have been taken back since, or have another title. */
function OfPublicAnswer({ id }: { id: string }) {
  const { data, failure } = useRequest(`topic-answer/${id}`, () => answersApi.getMine({ id }))
  if (failure?.code === 'not_found') return <Txt className='text-2'>{TOPIC_ANSWER_COPY.gone}</Txt>
  return (
    <Box className='stack-small'>
      {data && <Txt className='text'>{data.title}</Txt>}
      <Button kind='plain' edge onPress={() => openPage('answer', { id })}>
        {TOPIC_ANSWER_COPY.read}
      </Button>
    </Box>
  )
}

const Article = ({ title, url }: { title: string; url: string | undefined }) => (
  <Box className='stack-small'>
    <Txt className='text'>{title}</Txt>
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
)

const copy = async (url: string): Promise<void> =>
  notify((await copyText(url)) ? TOPIC_ANSWER_COPY.copied : TOPIC_ANSWER_COPY.notCopied)
