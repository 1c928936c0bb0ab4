import { memoryStore } from '../../cloudfunctions/adapters/memory'
import { demoDirectory, seedDemoCity } from '../../cloudfunctions/demo'
import { toDirectory } from '../../cloudfunctions/hall'
import { accountOfPersona } from '../../cloudfunctions/identity/demo/personas'
import { demoStaff } from '../../cloudfunctions/identity/demo'
import { storedStaff } from '../../cloudfunctions/identity/staff'
import { handlingUseCases, messages, type MessagesDeps, passOnApprovals } from '../../cloudfunctions/messages'
import { setApprovalRules } from '../../cloudfunctions/messages/usecases/set-approval-rules'
import { setDeputy } from '../../cloudfunctions/messages/usecases/set-deputy'
import { withDeputyships } from '../../cloudfunctions/messages/usecases/stand-in'
import { vendoredCalendar } from '../../cloudfunctions/shared/calendar'
import type { Actor } from '../../cloudfunctions/shared/kernel/actor'
import { MESSAGE_KINDS } from '../../types/messages.terms'
import { longIds } from './identity/identity.city'
import { ALWAYS, MovedClock } from '../support/small-city'

const directory = toDirectory({ ...demoDirectory, version: 1 })
const source = { current: () => Promise.resolve(directory) }

/** The persona as an actor; whoever stands in for somebody today acts for them as well. */
const persona = (deps: MessagesDeps, name: string): Promise<Actor> => {
  const account = accountOfPersona(name, directory)
  if (account === null) throw new Error(`no persona ${name}`)
  const { id, kind, name: called, grants } = account
  return withDeputyships(deps, { id, kind, name: called, grants })
}

async function openDemo() {
  const store = memoryStore()
  const clock = new MovedClock('2026-07-08T02:30:00.000Z')
  const vault = { keyId: () => 'none', changesKeys: () => false, seal: never, open: never }
  const ids = longIds()
  const seeding = { store, clock, ids, calendars: { current: vendoredCalendar }, vault, wakeRelay: () => undefined }
  await seedDemoCity(seeding)
  const deps: MessagesDeps = { ...seeding, directory: source, people: demoStaff(storedStaff(store), source) }
  const inStatus = async (status: string) =>
    (await store.query(messages, { index: 'by_open', equals: { open: 'yes' }, limit: 1000 })).items.filter(
      (message) => message.status === status,
    )
  return { store, clock, deps, inStatus, handling: handlingUseCases(deps) }
}
const never = (): never => {
  throw new Error('the demonstration keeps no contact')
}

/** Signs what waits, step by step, by whichever persona of the unit may. @returns how many signatures it took */
async function signAll({ deps, handling, store }: Awaited<ReturnType<typeof openDemo>>, id: string): Promise<number> {
  for (let signed = 0; ; signed += 1) {
    const { status, unitId, version, draft } = (await store.get(messages, id)) ?? never()
    if (status !== 'awaiting_approval') return signed
    const offered = await Promise.all(['approver', 'leader'].map((role) => persona(deps, `${role}:${unitId ?? ''}`)))
    const given = { id, version, contentHash: draft?.contentHash ?? '' }
    const tries = await Promise.allSettled(
      offered.map((actor) => () => handling.approve_reply(actor, given)).map((sign) => sign()),
    )
    if (tries.every(({ status: ended }) => ended === 'rejected'))
      throw new Error(`nobody of ${unitId ?? ''} may sign ${id}`)
  }
}

describe('the demonstration, kept running for a week', () => {
  it('has nothing that nobody could sign: old drafts, and new ones under two signatures of two people', async () => {
    const demo = await openDemo()
    const { deps, clock, handling, inStatus } = demo
    const old = await inStatus('awaiting_approval')
    expect(old.length).toBeGreaterThan(3)
    await setApprovalRules(deps)(await persona(deps, 'admin'), {
      rules: MESSAGE_KINDS.map((kind) => ({
        kind,
        steps: ['deputy_leader', 'chief_leader'],
        distinct: true,
        source: '示范市审签办法第2条',
      })),
      version: 0,
    })
    const fresh = (await inStatus('processing')).slice(0, 8)
    for (const { id, version, unitId } of fresh)
      await handling.draft_reply(await persona(deps, `handler:${unitId ?? ''}`), {
        id,
        version,
        body: '您反映的情况已经核实，正在处理，三日内完成，完成后当面告知您。',
        outcome: 'planned',
      })
    const away = { unitId: 'heating', approverId: 'demo-approver-heating', deputyId: 'demo-liaison-heating' }
    await setDeputy(deps)(await persona(deps, 'liaison:heating'), { ...away, from: '2026-07-08', until: '2026-07-09' })
    for (let hour = 0; hour < 7 * 24; hour += 4) {
      clock.onHours(4)
      await passOnApprovals(deps, ALWAYS)
    }
    const waiting = await inStatus('awaiting_approval')
    expect(waiting.map(({ id }) => id).sort()).toEqual([...old, ...fresh].map(({ id }) => id).sort())
    expect(waiting.every(({ approvalWait }) => approvalWait?.reached !== undefined)).toBe(true)
    const signatures = new Map<string, number>()
    for (const { id } of waiting) signatures.set(id, await signAll(demo, id))
    expect(await inStatus('awaiting_approval')).toEqual([])
    for (const { id } of fresh) expect(signatures.get(id)).toBe(2)
  })

  it('has two people who sign in every unit, one of them 主要领导', async () => {
    const staff = demoStaff(storedStaff(memoryStore()), source)
    for (const { id } of directory.document.units) {
      const signers = (await staff.staffOf(id)).flatMap(({ grants }) =>
        grants.filter(({ role, unitId }) => role === 'approver' && unitId === id).map(({ level }) => level),
      )
      expect(signers).toEqual([undefined, 'chief_leader'])
    }
    expect(await staff.grantsOf('demo-leader-heating')).toEqual([
      { role: 'approver', level: 'chief_leader', unitId: 'heating' },
    ])
  })
})
