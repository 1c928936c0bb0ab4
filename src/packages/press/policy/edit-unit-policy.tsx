import { useState } from 'react'
import type { UnitPolicyView } from '../../../../types/messages.policy.contract'
import { messagesApi } from '../../../api/messages.api'
import { Button, Callout, Card, Form, Row, Rows, Section, Txt, Wrong } from '../../../components'
import { UnitPicker } from '../../../components/staff'
import { POLICY_COPY } from '../../../copy/policy'
import { useAction } from '../../../state/use-action'
import { Faults } from '../faults'
import { AddTime, NO_TIME } from './add-time'
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
  /** The version that one goes on from, however long ago it was read; absent once one was told of a newer one. */
  const [on, setOn] = useState<number>()
  const [begun, setBegun] = useState(NO_TIME)
  /** It was saved while a line was written that had not been added. */
  const [forgot, setForgot] = useState(false)
  const [saved, setSaved] = useState(false)
  const saving = useAction(messagesApi.setUnitPolicy, ({ code }) => {
    if (code !== 'conflict') return
    setOn(undefined)
    onChanged()
  })
  const halfWritten = begun.days.trim() + begun.source.trim() !== ''
  const versionOf = (unitId: string | undefined): number => units.find((one) => one.unitId === unitId)?.version ?? 0
  const choose = (chosen: { id: string; name: string } | undefined): void => {
    setUnit(chosen)
    setTimes(units.find(({ unitId }) => unitId === chosen?.id)?.overrides ?? [])
    setOn(versionOf(chosen?.id))
    setBegun(NO_TIME)
    setForgot(false)
    setSaved(false)
    saving.clear()
  }
  const save = async (unitId: string): Promise<void> => {
    setSaved(false)
    setForgot(halfWritten)
    if (halfWritten) return
    const now = await saving.run({ unitId, version: on ?? versionOf(unitId), overrides: [...times] })
    if (!now) return
    setOn(now.version)
    setSaved(true)
    onChanged()
  }
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
              <AddTime begun={begun} onBegun={setBegun} onAdd={(time) => setTimes([...times, time])} />
              {forgot && halfWritten && <Wrong>{POLICY_COPY.notAdded}</Wrong>}
              <Faults failure={saving.failure} />
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
