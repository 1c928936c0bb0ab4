import { topicsApi } from '../../../../api/topics.api'
import { Box, Card, Loaded, More, Row, Rows, Section, StatusTag } from '../../../../components'
import { instantWords } from '../../../../copy/days'
import { TOPICS_COPY } from '../../../../copy/topics'
import { openPage } from '../../../../platform/navigate'
import { usePages } from '../../../../state/use-pages'

/** The messages of a topic, the latest first; each opens its handling page. */
export function MessagesPart({ id }: { id: string }) {
  const pages = usePages(`topics/${id}/messages`, (cursor) => topicsApi.messages({ id, cursor, limit: 20 }))
  return (
    <Section title={TOPICS_COPY.messages}>
      <Loaded request={pages.request} rows={4}>
        {(rows) => (
          <Card flush>
            <Rows label={TOPICS_COPY.messages}>
              {rows.map((row) => (
                <Row
                  key={row.id}
                  title={row.title}
                  note={[instantWords(row.submittedAt), row.place, row.unitName].filter(Boolean).join(' · ')}
                  onPress={() => openPage('handle', { id: row.id })}
                >
                  <Box className='line'>
                    <StatusTag staff={row.status} />
                  </Box>
                </Row>
              ))}
            </Rows>
          </Card>
        )}
      </Loaded>
      <More pages={pages} words={TOPICS_COPY.more} />
    </Section>
  )
}
