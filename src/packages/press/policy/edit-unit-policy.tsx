import { useState } from 'react'
import type { UnitPolicyView } from '../../../../types/messages.policy.contract'
import { messagesApi } from '../../../api/messages.api'
import { Button, Callout, Card, Form, Row, Rows, Section, Txt, Wrong } from '../../../components'
import { UnitPicker } from '../../../components/staff'
import { POLICY_COPY } from '../../../copy/policy'
import { useAction } from '../../../state/use-action'
import { useKeptForm } from '../../../state/use-kept-form'
import { Faults } from '../faults'
import { AddTime, type BegunTime, NO_TIME } from './add-time'
import { lineOf, type OwnTime } from './line-of'

interface EditUnitPolicyProps {
  units: readonly UnitPolicyView[]
  /** They are read again: after saving, and where somebody else was first. */
  onChanged: () => void
}
const saveTimes = messagesApi.setUnitPolicy

/** A unit's own times as one list, saved whole; what the server finds wrong is said by line. */
export function EditUnitPolicy({ units, onChanged }: EditUnitPolicyProps) {
  const [unit, setUnit] = useState<{ id: string; name: string }>()
  /** Somebody else was first, and this person was told: the next saving rests on what is there now. */
  const [overtaken, setOvertaken] = useState(false)
  const saving = useAction(saveTimes, ({ code }) => {
    if (code !== 'conflict') return
    setOvertaken(true)
    onChanged()
  })
  const choose = (chosen: { id: string; name: string } | undefined): void => {
    setUnit(chosen)
    setOvertaken(false)
    saving.clear()
  }
  return (
    <Section title={POLICY_COPY.edit}>
      <Card>
        <Form sending={saving.busy}>
          <UnitPicker open label={POLICY_COPY.unit} value={unit?.id} onChange={(_id, chosen) => choose(chosen)} />
          {unit && (
            <UnitTimes
              key={unit.id}
              unit={unit}
              now={units.find(({ unitId }) => unitId === unit.id)}
              overtaken={overtaken}
              saving={saving}
              onSaved={() => {
                setOvertaken(false)
                onChanged()
              }}
            />
          )}
        </Form>
      </Card>
    </Section>
  )
}

interface UnitTimesProps {
  unit: { id: string; name: string }
  /** As they were read last; absent: it has none. */
  now: UnitPolicyView | undefined
  overtaken: boolean
  saving: ReturnType<typeof useAction<Parameters<typeof saveTimes>, Awaited<ReturnType<typeof saveTimes>>>>
  onSaved: () => void
}
interface Filled extends BegunTime {
  /** The version that one goes on from, however long ago it was read. */
  on: number
  times: readonly OwnTime[]
}

/** The times of one unit as they are changed, and the line that is being written. */
function UnitTimes({ unit: { id, name }, now, overtaken, saving, onSaved }: UnitTimesProps) {
  const version = now?.version ?? 0
  const present = now?.overrides ?? []
  const [initial] = useState((): Filled => ({ on: version, times: present, ...NO_TIME }))
  const { value, add, forget } = useKeptForm('unit_policy', id, initial, ({ on }) => on === initial.on)
  const { on, times, ...begun } = value
  /** It was saved while a line was written that had not been added. */
  const [forgot, setForgot] = useState(false)
  const [saved, setSaved] = useState(false)
  const halfWritten = begun.days.trim() + begun.source.trim() !== ''
  const changed = JSON.stringify(times) !== JSON.stringify(present)
  const edit = (more: Partial<Filled>): void => {
    setSaved(false)
    add(more)
  }
  const save = async (): Promise<void> => {
    setSaved(false)
    setForgot(halfWritten)
    if (halfWritten) return
    const stored = await saving.run({ unitId: id, version: overtaken ? version : on, overrides: [...times] })
    if (!stored) return
    add({ on: stored.version })
    forget()
    setSaved(true)
    onSaved()
  }
  return (
    <>
      {times.length === 0 ? (
        <Txt className='text-2'>{POLICY_COPY.empty}</Txt>
      ) : (
        <Rows label={name}>
          {times.map((time) => (
            <Row key={lineOf(time)} title={lineOf(time)} note={POLICY_COPY.source(time.source)}>
              <Button kind='plain' edge onPress={() => edit({ times: times.filter((one) => one !== time) })}>
                {POLICY_COPY.remove(lineOf(time))}
              </Button>
            </Row>
          ))}
        </Rows>
      )}
      <AddTime begun={begun} onBegun={edit} onAdd={(time) => edit({ times: [...times, time] })} />
      {forgot && halfWritten && <Wrong>{POLICY_COPY.notAdded}</Wrong>}
      <Faults failure={saving.failure} />
      {saved && (
        <Callout tone='ok' live>
          {POLICY_COPY.saved}
        </Callout>
      )}
      {changed && !saved && <Txt className='small'>{POLICY_COPY.unsaved}</Txt>}
      <Button block kind='primary' busy={saving.busy} onPress={() => void save()}>
        {POLICY_COPY.save}
      </Button>
    </>
  )
}
