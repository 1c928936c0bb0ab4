import type { ServiceRow } from '../../../../types/services.contract'
import { Card, Row, Rows } from '../../../components'
import { openPage } from '../../../platform/navigate'

/** Items under each other, each opening its guide. */
export const ServiceRows = ({ items, label }: { items: readonly ServiceRow[]; label: string }) => (
  <Card flush>
    <Rows label={label}>
      {items.map(({ id, name, summary }) => (
        <Row key={id} title={name} note={summary} onPress={() => openPage('service', { id })} />
      ))}
    </Rows>
  </Card>
)
