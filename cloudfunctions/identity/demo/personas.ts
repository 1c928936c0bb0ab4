import type { Directory } from '../../hall'
import type { NewDocument } from '../../shared/documents'
import type { ApproverLevel, Role } from '../../../types/wire.contract'
import { type Account, newAccount } from '../account'
import { PERSONA_COPY } from './copy'

/** Citizens that one may sign in as; the city's other citizens only write. */
const CITIZENS = ['citizen-1', 'citizen-2'] as const
/** Personas of the press office and the city, and the role each holds. */
const CITY_ROLES = {
  dispatcher: 'dispatcher',
  press: 'chief',
  supervisor: 'supervisor',
  admin: 'admin',
  auditor: 'auditor',
} as const satisfies Record<string, Role>
/**
 * What each unit's personas hold. Two of them sign, so that a draft of one never waits for nobody: the approver any step,
 * the leader 主要领导 theirs.
 */
const UNIT_PERSONAS = {
  handler: { role: 'handler' },
  approver: { role: 'approver' },
  leader: { role: 'approver', level: 'chief_leader' },
  liaison: { role: 'liaison' },
} as const satisfies Record<string, { role: Role; level?: ApproverLevel }>
export type UnitPersona = keyof typeof UNIT_PERSONAS
export const UNIT_PERSONA_NAMES = Object.keys(UNIT_PERSONAS) as UnitPersona[]

/**
 * The account behind a persona, the same for every sign-in: `demo-` and the persona, a hyphen for its colon
 * (`handler:water` → `demo-handler-water`).
 * @returns null for a persona, unit or post that does not exist.
 */
export function accountOfPersona(persona: string, directory: Directory): NewDocument<Account> | null {
  const citizen = CITIZENS.findIndex((known) => known === persona)
  if (citizen >= 0)
    return account(persona, 'citizen', `${PERSONA_COPY.citizen.name}${citizen + 1}`, { role: 'citizen' })
  const cityRole = Object.entries(CITY_ROLES).find(([name]) => name === persona)
  if (cityRole !== undefined) {
    const [name, role] = cityRole as [keyof typeof CITY_ROLES, Role]
    return account(persona, 'staff', PERSONA_COPY[name].name, { role })
  }
  const [, office, officeId] = /^([a-z]+):(.+)$/.exec(persona) ?? []
  if (office === undefined || officeId === undefined) return null
  const unitPersona = UNIT_PERSONA_NAMES.find((name) => name === office)
  if (unitPersona !== undefined) {
    const unit = directory.findUnit(officeId)
    if (unit === null) return null
    const name = `${unit.name}${PERSONA_COPY[unitPersona].name}`
    return account(persona, 'staff', name, { ...UNIT_PERSONAS[unitPersona], unitId: unit.id })
  }
  const post = office === 'post' ? directory.findPost(officeId) : null
  if (post === null) return null
  return account(persona, 'staff', `${post.name}${PERSONA_COPY.postHolder.name}`, {
    role: 'post_holder',
    postId: post.id,
  })
}

const account = (
  persona: string,
  kind: Account['kind'],
  name: string,
  grant: Account['grants'][number],
): NewDocument<Account> => newAccount({ id: `demo-${persona.replace(':', '-')}`, kind, name, grants: [grant] })

/** How many units are named where a story is told; the sign-in page has them all. */
const OFFERED_UNITS = 3

/** Who works in every unit. */
export const unitOffices = (): { office: string; name: string; what: string }[] =>
  UNIT_PERSONA_NAMES.map((office) => ({ office, ...PERSONA_COPY[office] }))

/** Every unit but sub-units: departments with the most words of their own are those that people write to, and come first. */
export const staffedUnits = (directory: Directory): { id: string; name: string }[] =>
  directory.document.units
    .filter((unit) => unit.parentId === undefined)
    .map(({ id, name, kind, topics, keywords }) => ({
      id,
      name,
      words: kind === 'department' ? topics.length + keywords.length : 0,
    }))
    .sort((a, b) => b.words - a.words || (a.id < b.id ? -1 : 1))
    .map(({ id, name }) => ({ id, name }))

/** The personas of a story, in the order in which it meets them. */
export function offeredPersonas(directory: Directory): { persona: string; name: string; what: string }[] {
  const units = staffedUnits(directory)
    .filter(({ id }) => directory.findUnit(id)?.kind === 'department')
    .slice(0, OFFERED_UNITS)
  const post = directory.document.posts[0]
  const personas: (readonly [string, { readonly what: string }])[] = [
    ...CITIZENS.map((persona) => [persona, PERSONA_COPY.citizen] as const),
    ['dispatcher', PERSONA_COPY.dispatcher],
    ...units.flatMap(
      ({ id }) =>
        [
          [`handler:${id}`, PERSONA_COPY.handler],
          [`approver:${id}`, PERSONA_COPY.approver],
          [`leader:${id}`, PERSONA_COPY.leader],
        ] as const,
    ),
    ['press', PERSONA_COPY.press],
    ['supervisor', PERSONA_COPY.supervisor],
    ...(post === undefined ? [] : [[`post:${post.id}`, PERSONA_COPY.postHolder] as const]),
    ['admin', PERSONA_COPY.admin],
    ['auditor', PERSONA_COPY.auditor],
  ]
  return personas.flatMap(([persona, { what }]) => {
    const name = accountOfPersona(persona, directory)?.name
    return name === undefined ? [] : [{ persona, name, what }]
  })
}
