import type { SupervisionRow } from '../../../../types/supervision.contract'
import { SUPERVISION_STATES } from '../../../../types/supervision.terms'
import { supervisionApi } from '../../../api/supervision.api'
import {
  Box,
  Button,
  Card,
  Chips,
  Empty,
  Loaded,
  More,
  Row,
  Rows,
  Section,
  Tag,
  type Tone,
  Txt,
} from '../../../components'
import { dayWords, instantWords } from '../../../copy/days'
import { FORM_WORDS, STATE_WORDS, SUPERVISION_COPY } from '../../../copy/supervision'
import { openPage } from '../../../platform/navigate'
import { usePages } from '../../../state/use-pages'
import type { Chosen } from './chosen'

interface DocumentListProps {
  chosen: Chosen
  onChoose: (more: Partial<Chosen>) => void
}

/** The documents of one state, narrowed to a rung and a unit. */
export function DocumentList({ chosen, onChoose }: DocumentListProps) {
  const { state, rung, unit } = chosen
  const pages = usePages(`supervision/${state}/${rung ?? ''}/${unit?.id ?? ''}`, (page) =>
    supervisionApi.list({ state, rung, unitId: unit?.id, ...page }),
  )
  const narrowed = SUPERVISION_COPY.listOf(rung && FORM_WORDS[rung], unit?.name)
  return (
    <Section title={SUPERVISION_COPY.list}>
      <Chips
        label={SUPERVISION_COPY.state}
        value={state}
        options={SUPERVISION_STATES.map((value) => ({ value, label: STATE_WORDS[value] }))}
        onChange={(value) => onChoose({ state: value })}
      />
      {narrowed !== '' && (
        <Box className='line line--between'>
          <Txt className='text-2'>{narrowed}</Txt>
          <Button kind='plain' onPress={() => onChoose({ rung: undefined, unit: undefined })}>
            {SUPERVISION_COPY.clear}
          </Button>
        </Box>
      )}
      <Loaded request={pages.request} rows={4}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty icon='check' title={SUPERVISION_COPY.none} text={SUPERVISION_COPY.noneText} />
          ) : (
            <Card flush>
              <Rows label={SUPERVISION_COPY.list}>
                {rows.map((row) => (
                  <DocumentRow key={row.id} row={row} />
                ))}
              </Rows>
            </Card>
          )
        }
      </Loaded>
      <More pages={pages} words={SUPERVISION_COPY.more} />
    </Section>
  )
}

/** The further up the ladder, the stronger; the words say it first. */
const TONES: Record<SupervisionRow['form'], Tone> = {
  reminder: 'neutral',
  instruction: 'info',
  overdue_notice: 'warn',
  supervision_order: 'danger',
  accountability_lead: 'danger',
  urgent_dispatch: 'danger',
  urgent_contact: 'danger',
}

const DocumentRow = ({ row }: { row: SupervisionRow }) => (
  <Row
    title={row.unitName}
    note={SUPERVISION_COPY.rowNote(row.code, dayWords(row.dueOn))}
    onPress={() => openPage('supervisionDocument', { id: row.id })}
  >
    <Box className='line'>
      <Tag tone={TONES[row.form]}>{FORM_WORDS[row.form]}</Tag>
      <Txt className='small number'>{instantWords(row.createdAt)}</Txt>
    </Box>
  </Row>
)
