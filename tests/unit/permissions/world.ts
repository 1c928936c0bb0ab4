import { memoryStore } from '../../../cloudfunctions/adapters/memory'
import { directories, DIRECTORY_ID } from '../../../cloudfunctions/hall'
import { accounts, jwtTokens, newAccount, type Passwords } from '../../../cloudfunctions/identity'
import { signInFunction } from '../../../cloudfunctions/identity/sign-in'
import { moduleDeps } from '../../../cloudfunctions/runtime/core'
import { aesContactVault } from '../../../cloudfunctions/runtime/keys'
import { createModules } from '../../../cloudfunctions/runtime/modules'
import { serviceItems } from '../../../cloudfunctions/services/service-item'
import { vendoredCalendar } from '../../../cloudfunctions/shared/calendar'
import type { ServedModule } from '../../../cloudfunctions/shared/function/served-module'
import type { Actor } from '../../../cloudfunctions/shared/kernel/actor'
import type { MessageView } from '../../../types/messages.contract'
import { MovedClock, requestId, smallDirectory } from '../../support/small-city'
import { longIds } from '../identity/identity.city'
import { NAMES, SUBJECTS } from './subjects'

const PASSPORT = {
  id: 'passport',
  name: '申领护照',
  topic: 'documents',
  unitId: 'office',
  rank: 0,
  aliases: [],
  summary: '本人办理',
  content: '本人办理',
  basis: '护照法',
  timeLimit: '7个工作日',
  audience: '市民',
  materials: [],
  steps: [],
  channels: [],
  fee: '120元',
} as const

/** The small city with every module as the server mounts it, everybody's account, and one message in hand. */
export async function openWorld() {
  const store = memoryStore()
  const clock = new MovedClock()
  const surroundings = { clock, ids: longIds(), calendars: { current: vendoredCalendar } }
  const vault = aesContactVault({ id: 'test', key: Buffer.alloc(32, 9) })
  const deps = moduleDeps(surroundings, store, vault, () => undefined)
  await store.transact(async (transaction) => {
    const { version: _version, ...directory } = smallDirectory.document
    const secretary = { id: 'secretary', name: '书记信箱', unitId: 'traffic' }
    transaction.insert(serviceItems, PASSPORT)
    transaction.insert(directories, { ...directory, id: DIRECTORY_ID, posts: [...directory.posts, secretary] })
    for (const name of NAMES) {
      const actor = SUBJECTS[name]
      if (actor !== null)
        transaction.insert(
          accounts,
          newAccount({ ...actor, kind: actor.kind === 'citizen' ? 'citizen' : 'staff', loginName: `${name}.` }),
        )
    }
  })
  const tokens = jwtTokens({ key: Buffer.alloc(32, 7), issuer: 'minsheng', lifetimeSeconds: 3600, clock })
  const passwords: Passwords = {
    inTurn: (work) => work({ hash: async () => 'h', matches: async () => false }),
  }
  const modules: ServedModule[] = [
    ...createModules(deps),
    signInFunction({ ...deps, ways: ['password'], tokens, tickets: tokens, passwords }),
  ]
  const moduleOf = new Map(modules.map((module) => [module.name, module]))
  const call = async (actor: Actor | null, name: string, input: unknown) => {
    const [module = '', procedure = ''] = name.split('.')
    const served = moduleOf.get(module)
    if (served === undefined) throw new Error(`no module ${module}`)
    return served.call({ procedure, input, traceId: 't', identify: async () => actor })
  }
  const must = async <Data>(actor: Actor | null, name: string, input: unknown): Promise<Data> => {
    const { body } = await call(actor, name, input)
    if (!body.ok) throw new Error(`${name}: ${JSON.stringify(body.error)}`)
    return body.data as Data
  }
  const message = await must<MessageView>(SUBJECTS.owner, 'messages.submit', {
    requestId: requestId(1),
    kind: 'help',
    body: '会议室的空调漏水，希望派人修一下。',
    addresseeId: 'mayor',
    contact: '13900001111',
    hideIdentity: false,
  })
  const accepted = await must<MessageView>(SUBJECTS['handler.own'], 'messages.accept', {
    id: message.id,
    version: message.version,
  })
  const { id: documentId } = await must<{ id: string }>(SUBJECTS.supervisor, 'supervision.instruct', {
    messageId: message.id,
    body: '请今天到现场核实。',
  })
  return { modules, call, must, message: accepted, documentId }
}
export type World = Awaited<ReturnType<typeof openWorld>>

/** What became of a call, as a `Verdict`; a defect is none of them. */
export async function verdictOf(world: World, actor: Actor | null, name: string, input: unknown): Promise<string> {
  const { body, defect } = await world.call(actor, name, input)
  if (body.ok) return 'allowed'
  const { code } = body.error
  if (code === 'internal') return `defect: ${defect ?? ''}`
  return code === 'forbidden' || code === 'not_found' || code === 'unauthenticated' ? code : 'allowed'
}
