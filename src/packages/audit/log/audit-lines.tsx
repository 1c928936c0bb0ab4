import type { AuditLine } from '../../../../types/audit.contract'
import { auditApi } from '../../../api/audit.api'
import { Box, Button, Callout, Card, Empty, Loaded, Row, Rows, Section, Tag, Txt } from '../../../components'
import { AUDIT_COPY, AUDIT_SUBJECT_WORDS, auditActionWords, auditFactsWords, capacityWords } from '../../../copy/audit'
import { instantWords } from '../../../copy/days'
import { usePages } from '../../../state/use-pages'
import { type Asked, inputOf } from './asked'

/** The lines that were found, newest first. */
export function AuditLines({ asked }: { asked: Asked }) {
  const pages = usePages(`audit/search/${JSON.stringify(asked)}`, (cursor) =>
    auditApi.search({ ...inputOf(asked), cursor, limit: 30 }),
  )
  return (
    <Section title={AUDIT_COPY.list}>
      <Loaded request={pages.request} rows={4}>
        {(lines) =>
          lines.length === 0 ? (
            <Empty icon='search' title={AUDIT_COPY.none} text={pages.more ? AUDIT_COPY.noneYet : AUDIT_COPY.noneText} />
          ) : (
            <Card flush>
              <Rows label={AUDIT_COPY.list}>
                {lines.map((line) => (
                  <Line key={line.id} line={line} />
                ))}
              </Rows>
            </Card>
          )
        }
      </Loaded>
      {pages.moreFailure && <Callout tone='danger'>{pages.moreFailure.message}</Callout>}
      {pages.more && (
        <Button block busy={pages.loadingMore} onPress={() => void pages.more?.()}>
          {AUDIT_COPY.more}
        </Button>
      )}
    </Section>
  )
}

const Line = ({ line }: { line: AuditLine }) => (
  <Row
    title={auditActionWords(line.action)}
    note={AUDIT_COPY.who(line.actorName ?? line.actorId, capacityWords(line.as))}
  >
    <Box className='line'>
      {line.personal && <Tag tone='warn'>{AUDIT_COPY.personal}</Tag>}
      <Txt className='small number'>{instantWords(line.at, 0)}</Txt>
      <Txt className='small number'>{AUDIT_COPY.seal(line.seal)}</Txt>
    </Box>
    <Txt className='small number audit-log__facts'>{`${AUDIT_SUBJECT_WORDS[line.subjectKind]} ${line.subjectId}`}</Txt>
    <Txt className='small number audit-log__facts'>{auditFactsWords(line)}</Txt>
  </Row>
)
