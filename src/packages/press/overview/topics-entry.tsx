import { topicsApi } from '../../../api/topics.api'
import { Card, Row, Rows } from '../../../components'
import { TOPICS_COPY } from '../../../copy/topics'
import { openPage } from '../../../platform/navigate'
import { useRequest } from '../../../state/use-request'

/** The way to 热点话题, with how many of them rise; without the number where it could not be read. */
export function TopicsEntry() {
  const request = useRequest('topics', () => topicsApi.list({}))
  return (
    <Card flush>
      <Rows>
        <Row
          icon='chart'
          title={TOPICS_COPY.title}
          note={TOPICS_COPY.entryNote(request.data?.rising ?? 0)}
          onPress={() => openPage('topics')}
        />
      </Rows>
    </Card>
  )
}
