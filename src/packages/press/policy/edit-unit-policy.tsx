import { useState } from 'react'
import type { UnitPolicyView } from '../../../../types/messages.policy.contract'
import { messagesApi } from '../../../api/messages.api'
import { Button, Callout, Card, Form, Refusal, Row, Rows, Section, Txt } from '../../../components'
import { UnitPicker } from '../../../components/staff'
import { POLICY_COPY } from '../../../copy/policy'
import { useAction } from '../../../state/use-action'
import { AddTime } from './add-time'
import { lineOf, type OwnTime } from './line-of'

interface EditUnitPolicyProps {
  units: readonly UnitPolicyView[]
  /** They are read again: after saving, and where somebody else was first. */
  onChanged: () => void
}

/** A unit's own times as one list, saved whole; what the server finds wrong is said by line. */
export function EditUnitPolicy({ units, onChanged }: EditUnitPolicyProps) {
  const [unit, setUnit] = useState<{ id: string; name: string }>()
  const [times, setTimes] = useState<readonly OwnTime[]>([])
  const [saved, setSaved] = useState(false)
  const saving = useAction(messagesApi.setUnitPolicy, ({ code }) => code === 'conflict' && onChanged())
  const choose = (chosen: { id: string; name: string } | undefined): void => {
    setUnit(chosen)
    setTimes(units.find(({ unitId }) => unitId === chosen?.id)?.overrides ?? [])
    setSaved(false)
    saving.clear()
  }
  const save = async (unitId: string): Promise<void> => {
    const version = units.find((one) => one.unitId === unitId)?.version ?? 0
    setSaved(false)
    if (!(await saving.run({ unitId, version, overrides: [...times] }))) return
    setSaved(true)
    onChanged()
  }
  const faults = Object.values(saving.failure?.fields ?? {})
  return (
    <Section title={POLICY_COPY.edit}>
      <Card>
        <Form sending={saving.busy}>
          <UnitPicker open label={POLICY_COPY.unit} value={unit?.id} onChange={(_id, chosen) => choose(chosen)} />
          {unit && (
            <>
              {times.length === 0 ? (
                <Txt className='text-2'>{POLICY_COPY.empty}</Txt>
              ) : (
                <Rows label={unit.name}>
                  {times.map((time) => (
                    <Row key={lineOf(time)} title={lineOf(time)} note={POLICY_COPY.source(time.source)}>
                      <Button kind='plain' edge onPress={() => setTimes(times.filter((one) => one !== time))}>
                        {POLICY_COPY.remove(lineOf(time))}
                      </Button>
                    </Row>
                  ))}
                </Rows>
              )}
              <AddTime onAdd={(time) => setTimes([...times, time])} />
              {faults.length === 0 ? (
                <Refusal failure={saving.failure} />
              ) : (
                <Callout tone='danger' live>
                  {faults.map((said) => (
                    <Txt key={said} className='text'>
                      {said}
                    </Txt>
                  ))}
                </Callout>
              )}
              {saved && (
                <Callout tone='ok' live>
                  {POLICY_COPY.saved}
                </Callout>
              )}
              <Button block kind='primary' busy={saving.busy} onPress={() => void save(unit.id)}>
                {POLICY_COPY.save}
              </Button>
            </>
          )}
        </Form>
      </Card>
    </Section>
  )
}
