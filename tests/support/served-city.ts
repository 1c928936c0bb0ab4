import type { AddressInfo } from 'node:net'
import { vendoredCalendar } from '../../cloudfunctions/shared/calendar'
import type { PostgresStore } from '../../cloudfunctions/adapters/postgres'
import { demoDirectory } from '../../cloudfunctions/demo/city'
import { storeDirectory } from '../../cloudfunctions/hall'
import { startRuleBook } from '../../cloudfunctions/routing'
import { identifyBearer, jwtTokens } from '../../cloudfunctions/identity'
import { demoIdentityFunction, demoStaff } from '../../cloudfunctions/identity/demo'
import { moduleDeps, randomIds } from '../../cloudfunctions/runtime/core'
import { aesContactVault } from '../../cloudfunctions/runtime/keys'
import { createModules, type ModuleDeps } from '../../cloudfunctions/runtime/modules'
import { nodeServer } from '../../cloudfunctions/runtime/node-server'
import type { AccessLine } from '../../cloudfunctions/runtime/node-server.log'
import { relayAll } from '../../cloudfunctions/runtime/relay-all'
import type { HallContract } from '../../types/hall.contract'
import type { InsightContract } from '../../types/insight.contract'
import type { MessagesContract } from '../../types/messages.contract'
import type { SupervisionContract } from '../../types/supervision.contract'
import type { Contract, InputOf, OutputOf, WireError } from '../../types/wire.contract'
import { type Answer, callOver } from './api-client'
import { openTestStore } from './postgres-store'
import { ALWAYS, MovedClock } from './small-city'

/** The real server over HTTP on a database of its own, with the demonstration city's units and a clock that stands. */
export interface ServedCity {
  readonly url: string
  readonly port: number
  readonly clock: MovedClock
  readonly store: PostgresStore
  readonly deps: ModuleDeps
  /** The access log so far. */
  readonly lines: readonly AccessLine[]
  /** Every answer's text so far, by persona: for searching them for what should not be there. */
  readonly given: ReadonlyMap<string, readonly string[]>
  /** Calls `module.procedure` as a persona (`null`: without signing in); the answer whatever it is. */
  ask(persona: string | null, procedure: string, input: unknown): Promise<Answer>
  /** The same for a call that must succeed. */
  messages: Caller<MessagesContract>
  hall: Caller<HallContract>
  insight: Caller<InsightContract>
  supervision: Caller<SupervisionContract>
  /** A call that must be refused; answers the refusal with its status. */
  refused(persona: string | null, procedure: string, input: unknown): Promise<WireError & { status: number }>
  /** Delivers what the outbox holds, as the relay would soon do by itself. */
  relay(): Promise<void>
  close(): Promise<void>
}

type Caller<C extends Contract> = <P extends keyof C & string>(
  persona: string,
  procedure: P,
  input: InputOf<C[P]>,
) => Promise<OutputOf<C[P]>>

/** @param more settings of the store */
export async function serveCity(more: { readonly poolSize?: number } = {}): Promise<ServedCity> {
  const database = await openTestStore(more)
  const { store } = database
  await storeDirectory(store, demoDirectory)
  await startRuleBook(store, 0.5)
  const clock = new MovedClock()
  const vault = aesContactVault({ id: 'test', key: Buffer.alloc(32, 9) })
  const surroundings = { clock, ids: randomIds, calendars: { current: vendoredCalendar } }
  const bare = moduleDeps(surroundings, store, vault, () => undefined)
  const deps: ModuleDeps = { ...bare, kept: store.kept, staff: demoStaff(bare.staff, bare.directory) }
  const tokens = jwtTokens({ key: Buffer.alloc(32, 7), issuer: 'minsheng-demo', lifetimeSeconds: 10 ** 8, clock })
  const lines: AccessLine[] = []
  const app = nodeServer({
    modules: [...createModules(deps), demoIdentityFunction({ ...deps, tokens })],
    identify: identifyBearer(tokens, store),
    isReady: () => store.ping().then(() => true),
    ids: randomIds,
    log: (line) => lines.push(line),
    onlyThisMachine: true,
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  const { call, ask, given } = callOver(url)

  const must =
    <C extends Contract>(module: string): Caller<C> =>
    (persona, procedure, input) =>
      ask(persona, `${module}.${procedure}`, input)
  return {
    url,
    port,
    clock,
    store,
    deps,
    lines,
    given,
    ask: call,
    messages: must<MessagesContract>('messages'),
    hall: must<HallContract>('hall'),
    insight: must<InsightContract>('insight'),
    supervision: must<SupervisionContract>('supervision'),
    async refused(persona, procedure, input) {
      const { status, body } = await call(persona, procedure, input)
      if (body.ok) throw new Error(`${persona ?? 'nobody'} ${procedure}: was not refused`)
      return { status, ...body.error }
    },
    relay: async () => void (await relayAll({ ...deps, holder: 'test' }, ALWAYS)),
    async close() {
      await app.close()
      await database.close()
    },
  }
}
