import { useState } from 'react'
import type { Grant } from '../../../types/identity.contract'
import { HELD_FOR, isStaffRole, type StaffRole } from '../../../types/identity.terms'
import type { ApproverLevel } from '../../../types/wire.contract'
import { identityApi } from '../../api/identity.api'
import {
  Box,
  Button,
  Card,
  Chips,
  Loaded,
  Row,
  Rows,
  SearchBox,
  SearchOutcome,
  Sheet,
  Txt,
  Wrong,
} from '../../components'
import { ACCOUNTS_COPY } from '../../copy/accounts'
import { ROLE_WORDS } from '../../copy/terms'
import { useRequest } from '../../state/use-request'
import { grantWords } from './grant-words'

export type EditedGrant = Grant & { where?: string }

interface GrantsEditorProps {
  grants: readonly EditedGrant[]
  onChange: (grants: EditedGrant[]) => void
  /** What the server found wrong with them. */
  error?: string | undefined
}

/** The roles of one account: each with its unit or post, taken away and added one by one. */
export function GrantsEditor({ grants, onChange, error }: GrantsEditorProps) {
  const [adding, setAdding] = useState(false)
  return (
    <Box className='stack-small'>
      <Txt className='field__label'>{ACCOUNTS_COPY.grants}</Txt>
      <Txt className='small'>{ACCOUNTS_COPY.grantsHint}</Txt>
      {grants.length === 0 && <Txt className='text-2'>{ACCOUNTS_COPY.noGrants}</Txt>}
      {grants.length > 0 && (
        <Card flush>
          <Rows label={ACCOUNTS_COPY.grants}>
            {grants.map((grant, at) => (
              <Row
                key={`${grant.role}${grant.unitId ?? grant.postId ?? ''}${at}`}
                title={grantWords(grant)}
                beside={
                  <Button
                    kind='plain'
                    label={ACCOUNTS_COPY.remove(grantWords(grant))}
                    onPress={() => onChange(grants.filter((_, other) => other !== at))}
                  >
                    {ACCOUNTS_COPY.remove('')}
                  </Button>
                }
              >
                {grant.role === 'approver' && (
                  <LevelChips
                    of={grant.where}
                    value={grant.level ?? 'any'}
                    onChange={(level) =>
                      onChange(grants.map((one, other) => (other === at ? withLevel(one, level) : one)))
                    }
                  />
                )}
              </Row>
            ))}
          </Rows>
        </Card>
      )}
      {error && <Wrong>{error}</Wrong>}
      <Button block onPress={() => setAdding(true)}>
        {ACCOUNTS_COPY.addRole}
      </Button>
      <Sheet open={adding} title={ACCOUNTS_COPY.addRole} onClose={() => setAdding(false)}>
        <AddGrant
          onAdd={(grant) => {
            onChange([...grants, grant])
            setAdding(false)
          }}
        />
      </Sheet>
    </Box>
  )
}

const ROLES: readonly StaffRole[] = (Object.keys(HELD_FOR) as StaffRole[]).filter(isStaffRole)
/** More than fits a look: the search narrows it down. */
const MOST_SHOWN = 30
type Level = ApproverLevel | 'any'

const LEVELS = (['any', 'chief_leader', 'deputy_leader'] as const).map((value) => ({
  value,
  label: ACCOUNTS_COPY.levels[value],
}))

/** 主要领导 or 分管领导: which step of two an approver signs; without a level either. @param of the unit, for the ear */
const LevelChips = (chips: { of: string | undefined; value: Level; onChange: (level: Level) => void }) => (
  <Chips
    label={chips.of === undefined ? ACCOUNTS_COPY.level : ACCOUNTS_COPY.levelOf(chips.of)}
    value={chips.value}
    options={LEVELS}
    onChange={chips.onChange}
  />
)

const withLevel = ({ level: _before, ...grant }: EditedGrant, level: Level): EditedGrant =>
  level === 'any' ? grant : { ...grant, level }

function AddGrant({ onAdd }: { onAdd: (grant: EditedGrant) => void }) {
  const [role, setRole] = useState<StaffRole>()
  const [level, setLevel] = useState<Level>('any')
  const [words, setWords] = useState('')
  const request = useRequest('places', () => identityApi.listPlaces({}))
  const heldFor = role && HELD_FOR[role]
  const add = (place: { id: string; name: string } | undefined): void => {
    if (role === undefined) return
    onAdd({
      role,
      ...(heldFor === 'unit' && place && { unitId: place.id, where: place.name }),
      ...(heldFor === 'post' && place && { postId: place.id, where: place.name }),
      ...(role === 'approver' && level !== 'any' && { level }),
    })
  }
  return (
    <Box className='stack'>
      <Chips
        label={ACCOUNTS_COPY.role}
        value={role}
        options={ROLES.map((value) => ({ value, label: ROLE_WORDS[value] }))}
        onChange={setRole}
      />
      {role === 'approver' && <LevelChips of={undefined} value={level} onChange={setLevel} />}
      {heldFor === 'city' && (
        <Button block kind='primary' onPress={() => add(undefined)}>
          {ACCOUNTS_COPY.addRole}
        </Button>
      )}
      {(heldFor === 'unit' || heldFor === 'post') && (
        <Loaded request={request} rows={2}>
          {({ units, posts }) => {
            const places = heldFor === 'unit' ? units : posts
            const found = places.filter(({ name }) => name.includes(words.trim()))
            const label = heldFor === 'unit' ? ACCOUNTS_COPY.unit : ACCOUNTS_COPY.post
            return (
              <Box className='stack-small'>
                <Txt className='field__label'>{label}</Txt>
                {heldFor === 'unit' && (
                  <SearchBox
                    label={ACCOUNTS_COPY.unitSearch}
                    placeholder={ACCOUNTS_COPY.unitSearch}
                    value={words}
                    onChange={setWords}
                  />
                )}
                <SearchOutcome
                  words={words}
                  count={found.length}
                  none={ACCOUNTS_COPY.noUnit}
                  found={ACCOUNTS_COPY.found}
                />
                {found.length > MOST_SHOWN && <Txt className='small'>{ACCOUNTS_COPY.firstOnly(MOST_SHOWN)}</Txt>}
                <Card flush>
                  <Rows label={label}>
                    {found.slice(0, MOST_SHOWN).map((place) => (
                      <Row key={place.id} title={place.name} onPress={() => add(place)} />
                    ))}
                  </Rows>
                </Card>
              </Box>
            )
          }}
        </Loaded>
      )}
    </Box>
  )
}

/** As the server takes them. */
export const withoutNames = (grants: readonly EditedGrant[]): Grant[] =>
  grants.map(({ role, unitId, postId, level }) => ({
    role,
    ...(unitId && { unitId }),
    ...(postId && { postId }),
    ...(level && { level }),
  }))
