import type { AuditLine } from '../../../../types/audit.contract'
import { auditApi } from '../../../api/audit.api'
import { hallApi } from '../../../api/hall.api'
import { Box, Card, Empty, Loaded, More, Row, Rows, Section, Tag, Txt } from '../../../components'
import { AUDIT_COPY, AUDIT_SUBJECT_WORDS, auditActionWords } from '../../../copy/audit'
import { auditFactsWords, capacityWords, type UnitNames } from '../../../copy/audit-facts'
import { instantWords } from '../../../copy/days'
import { usePages } from '../../../state/use-pages'
import { useRequest } from '../../../state/use-request'
import { type Asked, inputOf } from './asked'

/** The lines that were found, newest first. */
export function AuditLines({ asked }: { asked: Asked }) {
  const pages = usePages(`audit/search/${JSON.stringify(asked)}`, (page) =>
    auditApi.search({ ...inputOf(asked), ...page }),
  )
  const directory = useRequest('hall/units', () => hallApi.listUnits({}))
  const units: UnitNames = new Map(directory.data?.items.map(({ id, name }) => [id, name]))
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
                  <Line key={line.id} line={line} units={units} />
                ))}
              </Rows>
            </Card>
          )
        }
      </Loaded>
      <More pages={pages} words={AUDIT_COPY.more} />
    </Section>
  )
}

/** What acts by itself has neither a name nor an id that says more than its capacity. */
const whoWords = ({ actorId, actorName, as }: AuditLine, units: UnitNames): string => {
  const capacity = capacityWords(as, units)
  return actorId === 'system' ? capacity : AUDIT_COPY.who(actorName ?? actorId, capacity)
}

const Line = ({ line, units }: { line: AuditLine; units: UnitNames }) => (
  <Row title={auditActionWords(line.action)} note={whoWords(line, units)}>
    <Box className='line'>
      {line.personal && <Tag tone='warn'>{AUDIT_COPY.personal}</Tag>}
      <Txt className='small number'>{instantWords(line.at, 0)}</Txt>
      <Txt className='small number'>{AUDIT_COPY.seal(line.seal)}</Txt>
    </Box>
    <Txt className='small number audit-log__facts'>{`${AUDIT_SUBJECT_WORDS[line.subjectKind]} ${line.subjectId}`}</Txt>
    <Txt className='small number audit-log__facts'>{auditFactsWords(line.what, units)}</Txt>
  </Row>
)
