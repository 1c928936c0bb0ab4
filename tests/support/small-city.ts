import { vendoredCalendar } from '../../cloudfunctions/shared/calendar'
import { memoryStore } from '../../cloudfunctions/adapters/memory'
import { DIRECTORY_ID, type Directory, toDirectory } from '../../cloudfunctions/hall'
import type { MessagesDeps, SealedContact } from '../../cloudfunctions/messages'
import { createRouter, SHIPPED_TREE } from '../../cloudfunctions/routing'
import type { DocumentStore } from '../../cloudfunctions/shared/documents'
import type { Actor, Grant } from '../../cloudfunctions/shared/kernel/actor'

/** A city of four units, small enough to read whole. */
export const smallDirectory: Directory = toDirectory({
  id: DIRECTORY_ID,
  version: 1,
  cityName: '小城',
  hotline: '12345',
  units: [
    {
      id: 'heating',
      phones: ['0571-88886666'],
      name: '市供热公司',
      kind: 'department',
      topics: ['供热'],
      keywords: ['暖气', '供热', '不热'],
    },
    {
      id: 'traffic',
      name: '市交通运输局',
      kind: 'department',
      topics: ['公交'],
      keywords: ['公交线路', '公交', '站台'],
    },
    { id: 'office', name: '市政府办公室', kind: 'department', topics: [], keywords: [] },
    { id: 'east', name: '东湖区', kind: 'district', topics: [], keywords: [], areaNames: ['东湖'] },
    { id: 'east-street', name: '东湖街道', kind: 'district', parentId: 'east', topics: [], keywords: [] },
  ],
  posts: [{ id: 'mayor', name: '市长信箱', unitId: 'office' }],
})

/** Clauses that may be cited, and whose they are. */
const CLAUSES: ReadonlyMap<string, string> = new Map([
  ['heating-1', 'heating'],
  ['traffic-3', 'traffic'],
])
/** Routes by the directory's words alone; the lists are good for citing. */
const smallRouter = {
  ...createRouter({
    directory: smallDirectory,
    lists: { duties: [], tree: SHIPPED_TREE },
    threshold: 0.5,
  }),
  unitOfClause: (clauseId: string): string | null => CLAUSES.get(clauseId) ?? null,
}

const staff = (id: string, ...grants: Grant[]): Actor => ({ id, kind: 'staff', name: id, grants })
const citizen = (id: string): Actor => ({ id, kind: 'citizen', name: '市民', grants: [{ role: 'citizen' }] })

/** One person for each role; `both` is a handler and an approver of heating at once. */
export const people = {
  citizen: citizen('citizen-1'),
  other: citizen('citizen-2'),
  dispatcher: staff('dispatcher', { role: 'dispatcher' }),
  chief: staff('chief', { role: 'chief' }),
  supervisor: staff('supervisor', { role: 'supervisor' }),
  admin: staff('admin', { role: 'admin' }),
  auditor: staff('auditor', { role: 'auditor' }),
  handler: staff('handler-heating', { role: 'handler', unitId: 'heating' }),
  approver: staff('approver-heating', { role: 'approver', unitId: 'heating' }),
  deputyLeader: staff('deputy-leader', { role: 'approver', unitId: 'heating', level: 'deputy_leader' }),
  chiefLeader: staff('chief-leader', { role: 'approver', unitId: 'heating', level: 'chief_leader' }),
  liaison: staff('liaison-heating', { role: 'liaison', unitId: 'heating' }),
  both: staff('both-heating', { role: 'handler', unitId: 'heating' }, { role: 'approver', unitId: 'heating' }),
  trafficHandler: staff('handler-traffic', { role: 'handler', unitId: 'traffic' }),
  eastHandler: staff('handler-east', { role: 'handler', unitId: 'east' }),
  streetHandler: staff('handler-street', { role: 'handler', unitId: 'east-street' }),
  eastApprover: staff('approver-east', { role: 'approver', unitId: 'east' }),
  mayor: staff('mayor', { role: 'post_holder', postId: 'mayor' }),
} as const satisfies Record<string, Actor>
export type PersonName = keyof typeof people

/** A vault that seals by turning the text round: readable in a failed test, unreadable in a leak test. */
const mirrorVault = {
  keyId: () => 'test',
  changesKeys: () => false,
  seal: (_messageId: string, plain: string): SealedContact => ({
    keyId: 'test',
    iv: '',
    tag: '',
    ciphertext: [...plain].reverse().join(''),
  }),
  open: (_messageId: string, sealed: SealedContact): string => [...sealed.ciphertext].reverse().join(''),
}

/** What a job asks whether there is time left: there always is. */
export const ALWAYS = { goOn: () => true }

/** A clock that a test moves. Starts on Friday 2026-07-03, 09:00 in Shanghai. */
export class MovedClock {
  constructor(private instant = '2026-07-03T01:00:00.000Z') {}
  now = (): string => this.instant
  /** Moves to an instant, or on. */
  to(instant: string): void {
    this.instant = instant
  }
  onHours(hours: number): void {
    this.onMs(hours * 3_600_000)
  }
  onMs(milliseconds: number): void {
    this.instant = new Date(Date.parse(this.instant) + milliseconds).toISOString()
  }
}

export interface SmallCity {
  readonly deps: MessagesDeps
  readonly clock: MovedClock
  readonly store: DocumentStore
}

/** The small city on a store (in memory unless given one). */
export function openSmallCity(store: DocumentStore = memoryStore()): SmallCity {
  const clock = new MovedClock()
  let ids = 0
  const deps: MessagesDeps = {
    store,
    clock,
    ids: { next: () => `id${(ids += 1)}` },
    calendars: { current: vendoredCalendar },
    directory: { current: () => Promise.resolve(smallDirectory) },
    routes: { current: () => Promise.resolve(smallRouter) },
    vault: mirrorVault,
    people: {
      isHandlerOf: (accountId, unitId) => Promise.resolve(accountId === `handler-${unitId}`),
      staffOf: async (unitId) =>
        Object.values<Actor>(people).filter(({ grants }) => grants.some((grant) => grant.unitId === unitId)),
      grantsOf: async (accountId) => Object.values<Actor>(people).find(({ id }) => id === accountId)?.grants ?? null,
    },
    wakeRelay: () => undefined,
  }
  return { deps, clock, store }
}

/** The n-th request id: a valid UUID, the same in every run. */
export const requestId = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
