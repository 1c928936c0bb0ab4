import { memoryStore } from '../../../cloudfunctions/adapters/memory'
import { storeDirectory } from '../../../cloudfunctions/hall'
import { messages } from '../../../cloudfunctions/messages'
import { moduleDeps } from '../../../cloudfunctions/runtime/core'
import { aesContactVault } from '../../../cloudfunctions/runtime/keys'
import { cloudIdentityModule, createModules } from '../../../cloudfunctions/runtime/modules'
import { relayAll } from '../../../cloudfunctions/runtime/relay-all'
import { auditJobs } from '../../../cloudfunctions/runtime/jobs/audit.jobs'
import { identityJobs } from '../../../cloudfunctions/runtime/jobs/identity.jobs'
import { insightJobs } from '../../../cloudfunctions/runtime/jobs/insight.jobs'
import { messagesJobs } from '../../../cloudfunctions/runtime/jobs/messages.jobs'
import { notificationsJobs } from '../../../cloudfunctions/runtime/jobs/notifications.jobs'
import { supervisionJobs } from '../../../cloudfunctions/runtime/jobs/supervision.jobs'
import { topicsJobs } from '../../../cloudfunctions/runtime/jobs/topics.jobs'
import { runDueJobs } from '../../../cloudfunctions/runtime/schedule-run'
import { vendoredCalendar } from '../../../cloudfunctions/shared/calendar'
import type { Actor, Grant } from '../../../cloudfunctions/shared/kernel/actor'
import { MESSAGE_KINDS } from '../../../types/messages.terms'
import { fc, SEED } from '../../support/property'
import { inputsOf } from '../../support/schema-arbitrary'
import { ALWAYS, MovedClock, people, requestId, smallDirectory } from '../../support/small-city'
import { watchedStore } from '../../support/watched-store'

/** What must be found nowhere: planted once, looked for in everything that leaves or stays. */
const OPENID = 'oCANARYqk3v7Zt9'
const NAME = '欧阳知更鸟'
const PHONE = '13987651234'
const OF_THE_PERSON = [OPENID, NAME, PHONE, '3987651234']
/** What was written is for those who handle it; for these never. */
const WORDS = '画眉鸟落在橘子灯上'

const writer: Actor = { id: `wx_${OPENID}`, kind: 'citizen', name: NAME, grants: [{ role: 'citizen' }] }
const staff = (id: string, ...grants: Grant[]): Actor => ({ id, kind: 'staff', name: id, grants })
/** Everybody there is, one for each role, own unit and another. */
const PERSONAS: Readonly<Record<string, Actor | null>> = {
  ...people,
  editor: staff('editor', { role: 'editor' }),
  reviewer: staff('reviewer', { role: 'reviewer' }),
  writer,
  nobody: null,
}
const NEVER_THE_WORDS = ['nobody', 'other', 'citizen', 'admin', 'auditor', 'editor', 'reviewer']

/** The only ways out, and for whom: anything else that carries the person is a leak. */
const MAY_CARRY: Readonly<Record<string, readonly string[]>> = {
  'messages.reveal_contact': [
    'handler',
    'both',
    'trafficHandler',
    'eastHandler',
    'streetHandler',
    'dispatcher',
    'chief',
    'supervisor',
  ],
  'messages.read_identity': ['chief', 'supervisor'],
}

/** Where the writer's account may lie: the message itself, what is the writer's own, and the count that locks a door. */
const HOLDS_THE_ACCOUNT = new Set(['messages', 'follows', 'notices', 'notice_readers', 'sign_in_failures', 'files'])

async function openCity() {
  // Every document as it was last written, by collection.
  const written = new Map<string, string>()
  const store = watchedStore(memoryStore(), (deeds) => {
    for (const { what, collection, document } of deeds)
      if (what === 'insert' || what === 'put') written.set(`${collection} ${document.id}`, JSON.stringify(document))
  })
  const clock = new MovedClock()
  let ids = 0
  const surroundings = { clock, ids: { next: () => `id${(ids += 1)}` }, calendars: { current: vendoredCalendar } }
  const vault = aesContactVault({ id: 'canary', key: Buffer.alloc(32, 5) })
  await storeDirectory(store, smallDirectory.document)
  const bare = moduleDeps(surroundings, store, vault, () => undefined)
  const deps = { ...bare, staff: { ...bare.staff, isHandlerOf: async () => true } }
  const modules = [...createModules(deps), cloudIdentityModule(deps)]
  return { deps, store, written, clock, modules }
}
type City = Awaited<ReturnType<typeof openCity>>

const call = async (city: City, persona: string, module: string, procedure: string, input: unknown) => {
  const served = city.modules.find(({ name }) => name === module)
  if (served === undefined) throw new Error(`no module ${module}`)
  return served.call({ procedure, input, traceId: 't', identify: async () => PERSONAS[persona] ?? null })
}

/** One message of each kind and choice, to every unit, with the canary as its contact. */
async function plant(city: City): Promise<string[]> {
  const planted: string[] = []
  for (const [n, kind] of MESSAGE_KINDS.flatMap((each) => [each, each, each] as const).entries()) {
    const { body } = await call(city, 'writer', 'messages', 'submit', {
      requestId: requestId(n),
      kind,
      title: `${WORDS}${n}`,
      body: `${WORDS}，家里暖气三天不热，请尽快处理。`,
      contact: `${NAME} ${PHONE}`,
      addresseeId: ['heating', 'traffic', 'east'][n % 3],
      hideIdentity: n % 2 === 0,
      replyOnlyHere: n % 3 === 0,
      wantsPublic: n % 4 === 0,
    })
    if (!body.ok) throw new Error(JSON.stringify(body))
    planted.push((body.data as { id: string }).id)
  }
  return planted
}

const carries = (text: string, words: readonly string[]): string[] => words.filter((word) => text.includes(word))

describe('a planted phone number, name and OPENID', () => {
  it('are in no answer to anyone who may not see them, in no log, no journal, outbox, queue, index or statistic', async () => {
    const city = await openCity()
    const ids = await plant(city)
    const leaks: string[] = []
    /** Answers that rightly carry the number: the search would find it. */
    let shown = 0
    const reached = new Set<string>()
    const procedures = city.modules.flatMap(({ name, contract }) =>
      Object.entries(contract).map(([procedure, { input }]) => ({ name, procedure, input: input })),
    )
    expect(procedures.length).toBeGreaterThan(60)
    const known = {
      id: fc.constantFrom(...ids),
      messageId: fc.constantFrom(...ids),
      version: fc.constant('@version'),
      reason: fc.constant('与市民约定上门检修时间'),
      grounds: fc.constant('涉及人身安全，须核实'),
      unitId: fc.constantFrom('heating', 'traffic', 'east'),
      contentHash: fc.constant('@hash'),
    }

    const look = async (persona: string, name: string, procedure: string, given: unknown): Promise<void> => {
      const input = await filled(given, city)
      const answer = await call(city, persona, name, procedure, input)
      const wire = JSON.stringify(answer.body)
      const what = `${name}.${procedure} → ${persona}`
      if (answer.body.ok) reached.add(`${name}.${procedure}`)
      const mayCarry = persona === 'writer' || (MAY_CARRY[`${name}.${procedure}`]?.includes(persona) ?? false)
      if (mayCarry && persona !== 'writer') shown += carries(wire, [PHONE]).length
      if (!mayCarry) for (const found of carries(wire, OF_THE_PERSON)) leaks.push(`${what}: ${found}`)
      if (NEVER_THE_WORDS.includes(persona) && carries(wire, [WORDS]).length > 0)
        leaks.push(`${what}: what was written`)
      for (const found of carries(JSON.stringify([answer.actorId, answer.defect]), OF_THE_PERSON))
        leaks.push(`log of ${what}: ${found}`)
    }

    // Some ways need a certain order: who may reveal, does; chief and supervisor read an identity together.
    for (const id of ids) {
      for (const persona of Object.keys(PERSONAS))
        await look(persona, 'messages', 'reveal_contact', { id, reason: '与市民约定上门检修时间' })
      await look('chief', 'messages', 'request_identity', { id, grounds: '涉及人身安全，须核实' })
      await look('supervisor', 'messages', 'approve_identity', { id })
      for (const persona of Object.keys(PERSONAS)) await look(persona, 'messages', 'read_identity', { id })
    }
    expect(reached.has('messages.reveal_contact') && reached.has('messages.read_identity')).toBe(true)

    // Everybody calls everything, with inputs made from the contracts: a new procedure is tried without being named here.
    for (const [n, { name, procedure, input }] of procedures.entries()) {
      const inputs = fc.sample(inputsOf(input, known).valid, { seed: SEED + n, numRuns: 3 })
      for (const persona of Object.keys(PERSONAS))
        for (const given of inputs)
          // The writer would delete what was planted.
          if (!(persona === 'writer' && name === 'privacy')) await look(persona, name, procedure, given)
      city.clock.onHours(1)
    }
    const jobs = {
      ...auditJobs,
      ...identityJobs,
      ...insightJobs,
      ...messagesJobs,
      ...notificationsJobs,
      ...supervisionJobs,
      ...topicsJobs,
    }
    const reports = await runDueJobs(jobs, { deps: city.deps, holder: 'canary' }, 600_000)
    for (const found of carries(JSON.stringify(reports), OF_THE_PERSON)) leaks.push(`log of jobs: ${found}`)
    await relayAll({ ...city.deps, holder: 'canary' }, ALWAYS)

    for (const [key, text] of city.written) {
      const collection = key.split(' ')[0] ?? ''
      for (const found of carries(`${key} ${text}`, [NAME, PHONE, '3987651234'])) leaks.push(`${collection}: ${found}`)
      if (!HOLDS_THE_ACCOUNT.has(collection) && text.includes(OPENID)) leaks.push(`${collection}: ${OPENID}`)
    }
    expect([...new Set(leaks)].sort()).toEqual([])
    expect(shown).toBeGreaterThan(10)
    expect(reached.size).toBeGreaterThan(30)
  })
})

/** Puts in what only the present state knows: the version of the message that is meant, and the draft's hash. */
async function filled(given: unknown, city: City): Promise<unknown> {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return given
  const input = given as Record<string, unknown>
  const id = typeof input['id'] === 'string' ? input['id'] : undefined
  const stored = id === undefined ? null : await city.store.get(messages, id)
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => {
      if (value === '@version') return [name, stored?.version ?? 1]
      if (value === '@hash') return [name, stored?.draft?.contentHash ?? '0'.repeat(64)]
      return [name, value]
    }),
  )
}
