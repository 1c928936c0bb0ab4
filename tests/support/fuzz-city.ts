import { memoryStore } from '../../cloudfunctions/adapters/memory'
import { seedDemoCity } from '../../cloudfunctions/demo'
import { demoDirectory } from '../../cloudfunctions/demo/city'
import { accounts, jwtTokens } from '../../cloudfunctions/identity'
import { demoIdentityFunction, demoStaff } from '../../cloudfunctions/identity/demo'
import { accountOfPersona } from '../../cloudfunctions/identity/demo/personas'
import { toDirectory } from '../../cloudfunctions/hall'
import { allowedActions } from '../../cloudfunctions/messages/domain/message.rights'
import { shanghaiDay } from '../../cloudfunctions/shared/kernel/local-date'
import { type Message, messages } from '../../cloudfunctions/messages'
import { NO_AUDIT_HOME } from '../../cloudfunctions/runtime/audit-home'
import { moduleDeps, randomIds } from '../../cloudfunctions/runtime/core'
import { createModules } from '../../cloudfunctions/runtime/modules'
import { aesContactVault } from '../../cloudfunctions/runtime/keys'
import { vendoredCalendar } from '../../cloudfunctions/shared/calendar'
import type { ServedModule } from '../../cloudfunctions/shared/function/served-module'
import type { Actor } from '../../cloudfunctions/shared/kernel/actor'
import { climbLadders, supervisionDocuments } from '../../cloudfunctions/supervision'
import { relayAll } from '../../cloudfunctions/runtime/relay-all'
import { demoServiceItems } from '../../cloudfunctions/demo/items'
import type { Callers } from '../../types/wire.contract'
import { auditKeys } from './audit-chain'
import type { Known } from './schema-arbitrary'
import { fc } from './property'
import { ALWAYS } from './small-city'

const NOW = '2026-07-03T01:00:00.000Z'
const CITY_PERSONAS = ['citizen-1', 'citizen-2', 'dispatcher', 'press', 'supervisor', 'admin', 'auditor']

/** The demonstration city in memory, every module mounted, with ids and people that calls can really meet. */
export interface FuzzCity {
  readonly modules: readonly ServedModule[]
  /** Values that fit a module's fields by their names. */
  knownOf(module: string, procedure: string): Known
  /**
   * Who calls: mostly somebody who may, and where the input names a message mostly somebody whom it concerns; else anyone, or
   * nobody. `pick` decides.
   */
  callerFor(procedure: string, by: Callers, input: unknown, pick: number): Promise<Actor | null>
  /** Puts the present version and draft of the message that an input names in place of `@version` and `@hash`. */
  settle(input: unknown): Promise<unknown>
}

export async function openFuzzCity(): Promise<FuzzCity> {
  const store = memoryStore()
  const clock = { now: () => NOW }
  const calendars = { current: vendoredCalendar }
  const vault = aesContactVault({ id: 'test', key: Buffer.alloc(32, 9) })
  const bare = moduleDeps({ clock, ids: randomIds, calendars }, store, vault, () => undefined, {
    ...NO_AUDIT_HOME,
    keys: auditKeys,
  })
  const deps = { ...bare, staff: demoStaff(bare.staff, bare.directory) }
  await seedDemoCity(deps)
  await relayAll({ ...deps, holder: 'fuzz' }, ALWAYS)
  await climbLadders(deps, ALWAYS)
  const tokens = jwtTokens({ key: Buffer.alloc(32, 7), issuer: 'minsheng-demo', lifetimeSeconds: 10 ** 6, clock })
  const modules = [...createModules(deps), demoIdentityFunction({ ...deps, tokens })]

  const directory = toDirectory({ ...demoDirectory, version: 1 })
  const { items } = await store.query(messages, { index: 'by_id', equals: {}, limit: 1000 })
  const units = [...new Set(items.flatMap(({ unitId }) => (unitId === null ? [] : [unitId])))].slice(0, 12)
  const personas = [
    ...CITY_PERSONAS,
    ...directory.document.posts.slice(0, 2).map(({ id }) => `post:${id}`),
    ...units.flatMap((unit) => ['handler', 'approver', 'liaison'].map((role) => `${role}:${unit}`)),
  ]
  const actors: (Actor | null)[] = [null]
  for (const persona of personas) {
    const account = accountOfPersona(persona, directory)
    if (account === null) throw new Error(`no persona ${persona}`)
    const { id, kind, name, grants } = account
    actors.push({ id, kind, name, grants })
    await store.transact(async (transaction) => {
      if ((await transaction.get(accounts, id)) === null) transaction.insert(accounts, account)
    })
  }
  const unitIds = fc.constantFrom(...units)
  // Who may do what to which message as the city stands: so that some calls of each act get through.
  const offers = new Map<string, { readonly id: string; readonly actor: Actor }[]>()
  for (const message of items)
    for (const actor of [...actors, ownerOf(message)])
      for (const action of actor === null ? [] : allowedActions(message, actor, shanghaiDay(NOW)))
        if (actor !== null) offers.set(action, [...(offers.get(action) ?? []), { id: message.id, actor }])
  const handlers = unitIds.map((unit) => `demo-handler-${unit}`)
  const idsOf = async (found: Promise<{ readonly items: readonly { readonly id: string }[] }>) =>
    fc.constantFrom(...(await found).items.map(({ id }) => id))
  const messageIds = fc.constantFrom(...items.map(({ id }) => id))
  const documentIds = await idsOf(
    store.query(supervisionDocuments, { index: 'by_state', equals: { state: 'draft' }, limit: 50 }),
  )
  const ownIds: Readonly<Record<string, fc.Arbitrary<string>>> = {
    supervision: documentIds,
    services: fc.constantFrom(...demoServiceItems.map(({ id }) => id)),
    identity: handlers,
  }
  const messageOf = async (input: unknown) => {
    const fields = typeof input === 'object' && input !== null ? input : {}
    const id: unknown = 'id' in fields ? fields.id : 'messageId' in fields ? fields.messageId : undefined
    return typeof id === 'string' && /^[\x21-\x7e]{1,200}$/.test(id) ? store.get(messages, id) : null
  }
  const offeredIds = (procedure: string) => {
    const ids = [...new Set((offers.get(procedure) ?? []).map(({ id }) => id))]
    return ids.length === 0 ? null : fc.constantFrom(...ids)
  }
  return {
    modules,
    knownOf: (module, procedure) => ({
      id: ownIds[module] ?? offeredIds(procedure) ?? messageIds,
      contentHash: fc.constant('@hash'),
      messageId: messageIds,
      unitId: unitIds,
      proposedUnitId: unitIds,
      addresseeId: unitIds,
      version: fc.constant('@version'),
      handlerId: handlers,
      accountId: handlers,
      persona: fc.constantFrom(...personas),
    }),
    async callerFor(procedure, by, input, pick) {
      const wanted = (await messageOf(input))?.id
      const offered = offers.get(procedure)?.filter(({ id }) => id === wanted) ?? []
      if (pick % 10 < 7 && offered.length > 0) return offered[pick % offered.length]?.actor ?? null
      const anyone = actors[pick % actors.length] ?? null
      if (pick % 10 >= 7 || typeof by === 'string')
        return pick % 2 === 0 ? anyone : (ownerOf(await messageOf(input)) ?? anyone)
      const message = await messageOf(input)
      const owner = ownerOf(message)
      const may = [...actors, owner].filter(
        (actor) => actor !== null && by.some((role) => actor.grants.some((grant) => grant.role === role)),
      )
      const concerned = may.filter(
        (actor) =>
          message === null ||
          actor?.id === message.ownerId ||
          actor?.grants.some(({ unitId }) =>
            unitId === undefined ? actor.kind === 'staff' : unitId === message.unitId,
          ),
      )
      const from = concerned.length > 0 ? concerned : may
      return from[pick % Math.max(from.length, 1)] ?? anyone
    },
    async settle(input) {
      if (typeof input !== 'object' || input === null || Array.isArray(input)) return input
      if (!('version' in input) && !('contentHash' in input)) return input
      const message = await messageOf(input)
      return {
        ...input,
        ...('version' in input && input.version === '@version' ? { version: message?.version ?? 1 } : {}),
        ...('contentHash' in input && input.contentHash === '@hash'
          ? { contentHash: message?.draft?.contentHash ?? '0'.repeat(64) }
          : {}),
      }
    },
  }
}

const ownerOf = (message: Message | null): Actor | null =>
  message === null ? null : { id: message.ownerId, kind: 'citizen', name: '市民', grants: [{ role: 'citizen' }] }
