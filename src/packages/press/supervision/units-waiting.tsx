import type { SupervisionSummary } from '../../../../types/supervision.contract'
import { Card, Row, Rows, Section } from '../../../components'
import { SUPERVISION_COPY } from '../../../copy/supervision'
import type { Chosen } from './chosen'

interface UnitsWaitingProps {
  byUnit: SupervisionSummary['byUnit']
  chosen: string | undefined
  onChoose: (more: Partial<Chosen>) => void
}

/** Which units have documents that wait, the most first; a unit narrows the list. */
export const UnitsWaiting = ({ byUnit, chosen, onChoose }: UnitsWaitingProps) => (
  <Section title={SUPERVISION_COPY.byUnit}>
    <Card flush>
      <Rows label={SUPERVISION_COPY.byUnit}>
        {byUnit.map(({ unitId, unitName, drafts, signed }) => (
          <Row
            key={unitName}
            title={unitName}
            note={SUPERVISION_COPY.unitNote(drafts, signed)}
            value={SUPERVISION_COPY.unitValue(drafts, signed)}
            onPress={
              unitId === undefined
                ? undefined
                : () => onChoose({ unit: unitId === chosen ? undefined : { id: unitId, name: unitName } })
            }
          />
        ))}
      </Rows>
    </Card>
  </Section>
)
