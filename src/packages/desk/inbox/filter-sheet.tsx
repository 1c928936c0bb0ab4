import { useState } from 'react'
import type { ActorView } from '../../../../types/identity.contract'
import type { InboxWhere } from '../../../../types/messages.contract'
import { MESSAGE_KINDS, type MessageKind, type MessageStatus } from '../../../../types/messages.terms'
import {
  INBOX_DUES,
  INBOX_FLAGS,
  type InboxDue,
  type InboxFlag,
  WORK_LIMITS,
} from '../../../../types/messages.work.terms'
import {
  Button,
  Card,
  ChipsField,
  Form,
  Refusal,
  Row,
  Rows,
  Section,
  Sheet,
  Switch,
  TextField,
} from '../../../components'
import { UnitPicker } from '../../../components/staff'
import { KIND_WORDS, STATUS_WORDS } from '../../../copy/terms'
import { DUE_WORDS, FLAG_WORDS, WORK_COPY } from '../../../copy/work'
import { notify } from '../../../state/notice.store'
import { hasRole } from '../../../state/roles'
import { type Filter, statusesOf } from './filter'
import { ofSaved } from './filter-chips'
import { SubUnitChips } from './sub-unit-chips'
import type { SavedFiltersState } from './use-saved-filters'

const ANY = 'any'
const KINDS = [
  { value: ANY, label: WORK_COPY.filterAny },
  ...MESSAGE_KINDS.map((value) => ({ value, label: KIND_WORDS[value] })),
]
const DUES = [
  { value: ANY, label: WORK_COPY.filterAny },
  ...INBOX_DUES.map((value) => ({ value, label: DUE_WORDS[value] })),
]

const FLAGS = [
  { value: ANY, label: WORK_COPY.filterAny },
  ...INBOX_FLAGS.map((value) => ({ value, label: FLAG_WORDS[value] })),
]

interface FilterSheetProps {
  me: ActorView
  saved: SavedFiltersState
  /** What the list shows now: one goes on from there. */
  filter: Filter
  onChoose: (filter: Filter) => void
  onClose: () => void
}

/** 筛选: what is wanted, shown at once, and kept under a name for every device. */
export function FilterSheet({ me, saved, filter, onChoose, onClose }: FilterSheetProps) {
  const now = filter.by === 'where' ? filter.where : {}
  const [kind, setKind] = useState<string>(now.kinds?.[0] ?? ANY)
  const [due, setDue] = useState<string>(now.due ?? ANY)
  const [status, setStatus] = useState<string>((filter.by === 'where' && filter.status) || ANY)
  const [flag, setFlag] = useState<string>(now.flag ?? ANY)
  const [urgent, setUrgent] = useState(now.urgent ?? false)
  const [unitId, setUnitId] = useState(now.unitId)
  const [name, setName] = useState('')
  const [wrong, setWrong] = useState<string>()
  const city = hasRole(me, 'dispatcher') || hasRole(me, 'chief') || hasRole(me, 'supervisor')
  const where: InboxWhere = {
    ...(kind === ANY ? {} : { kinds: [kind as MessageKind] }),
    ...(due === ANY ? {} : { due: due as InboxDue }),
    ...(urgent ? { urgent: true } : {}),
    ...(flag === ANY ? {} : { flag: flag as InboxFlag }),
    ...(unitId === undefined ? {} : { unitId }),
  }
  const what = { where, ...(status === ANY ? {} : { status: status as MessageStatus }) }
  const statuses = [
    { value: ANY, label: WORK_COPY.filterOpen },
    ...statusesOf(me).map((value) => ({ value, label: STATUS_WORDS[value] })),
  ]
  const choose = (filter: Filter): void => {
    onChoose(filter)
    onClose()
  }
  const keep = async (): Promise<void> => {
    const said = name.trim()
    const fault =
      said === ''
        ? WORK_COPY.filterNameMissing
        : saved.items.some((one) => one.name === said)
          ? WORK_COPY.filterNameTaken
          : saved.items.length >= WORK_LIMITS.filters
            ? WORK_COPY.filterFull(WORK_LIMITS.filters)
            : undefined
    setWrong(fault)
    if (fault !== undefined || !(await saved.save((items) => [...items, { name: said, ...what }]))) return
    notify(WORK_COPY.filterSaved)
    choose({ by: 'where', name: said, ...what })
  }
  return (
    <Sheet open title={WORK_COPY.filter} onClose={onClose}>
      <Form sending={saved.busy}>
        {saved.items.length > 0 && (
          <Section title={WORK_COPY.filterOwn}>
            <Card flush>
              <Rows label={WORK_COPY.filterOwn}>
                {saved.items.map((one) => (
                  <Row
                    key={one.name}
                    title={one.name}
                    onPress={() => choose(ofSaved(one))}
                    beside={
                      <Button
                        kind='plain'
                        label={`${WORK_COPY.filterRemove}：${one.name}`}
                        disabled={saved.busy}
                        onPress={() =>
                          void saved
                            .save((items) => items.filter((kept) => kept.name !== one.name))
                            .then((done) => done && notify(WORK_COPY.filterRemoved))
                        }
                      >
                        {WORK_COPY.filterRemove}
                      </Button>
                    }
                  />
                ))}
              </Rows>
            </Card>
          </Section>
        )}
        <ChipsField label={WORK_COPY.filterKinds} value={kind} options={KINDS} onChange={setKind} />
        <ChipsField label={WORK_COPY.filterDue} value={due} options={DUES} onChange={setDue} />
        <ChipsField label={WORK_COPY.filterStatus} value={status} options={statuses} onChange={setStatus} />
        <ChipsField label={WORK_COPY.filterFlag} value={flag} options={FLAGS} onChange={setFlag} />
        {!city && <SubUnitChips me={me} value={unitId} onChange={setUnitId} />}
        {city && <UnitPicker label={WORK_COPY.filterUnit} value={unitId} onChange={setUnitId} />}
        <Card flush>
          <Switch label={WORK_COPY.filterUrgent} on={urgent} onChange={setUrgent} />
        </Card>
        <Button block kind='primary' onPress={() => choose({ by: 'where', ...what })}>
          {WORK_COPY.filterShow}
        </Button>
        <TextField
          label={WORK_COPY.filterName}
          placeholder={WORK_COPY.filterNamePlaceholder}
          value={name}
          maxLength={WORK_LIMITS.filterName}
          error={wrong}
          onChange={setName}
        />
        <Refusal failure={saved.failure} />
        <Button block busy={saved.busy} disabled={!saved.ready} onPress={() => void keep()}>
          {WORK_COPY.filterSave}
        </Button>
      </Form>
    </Sheet>
  )
}
