import {
  dispatchMessage,
  handlingUseCases,
  messages,
  returnMessage,
  submitMessage,
} from '../../cloudfunctions/messages'
import type { DocumentStore } from '../../cloudfunctions/shared/documents'
import { DomainError } from '../../cloudfunctions/shared/kernel/domain-error'
import type { Actor } from '../../cloudfunctions/shared/kernel/actor'
import { relayOutbox } from '../../cloudfunctions/shared/outbox/relay'
import {
  climbLadders,
  clocks,
  rebuildClocks,
  supervisionDocuments,
  supervisionFunction,
  supervisionProjector,
  urgentWatches,
  watchUrgent,
} from '../../cloudfunctions/supervision'
import type { SupervisionDocument } from '../../cloudfunctions/supervision/domain/supervision-document'
import { SubmitMessageInput } from '../../types/messages.contract'
import type { SupervisionContract } from '../../types/supervision.contract'
import type { OutputOf } from '../../types/wire.contract'
import { storeWithoutMessages } from '../support/broken-store'
import { callAs } from '../support/call-module'
import { ALWAYS, type MovedClock, openSmallCity, people, requestId, type SmallCity } from '../support/small-city'

/** A small city under supervision, and the hands to move it. */
export class HeldCity {
  private readonly city: SmallCity
  private readonly handling
  private requests = 0
  readonly clock: MovedClock

  constructor(readonly store: DocumentStore) {
    this.city = openSmallCity(store)
    this.clock = this.city.clock
    this.handling = handlingUseCases(this.city.deps)
  }

  submit(more: object = {}) {
    const input = {
      requestId: requestId((this.requests += 1)),
      kind: 'complaint',
      body: '家里暖气三天不热，没人来修。',
      addresseeId: 'heating',
      ...more,
    }
    return submitMessage(this.city.deps)(people.citizen, SubmitMessageInput.parse(input))
  }
  private async on(id: string) {
    const version = (await this.store.get(messages, id))?.version
    if (version === undefined) throw new Error(`no message ${id}`)
    return { id, version }
  }
  accept = async (id: string) => this.handling.accept(people.handler, await this.on(id))
  dispatch = async (id: string, unitId: string) =>
    dispatchMessage(this.city.deps)(people.dispatcher, { ...(await this.on(id)), unitId })
  giveBack = async (id: string) =>
    returnMessage(this.city.deps)(people.handler, { ...(await this.on(id)), reason: '不属于本单位职责范围。' })
  ask = async (id: string) => this.handling.ask(people.handler, { ...(await this.on(id)), question: '请问是哪栋楼？' })
  supplement = async (id: string) =>
    this.handling.supplement(people.citizen, { ...(await this.on(id)), body: '三号楼。' })
  async reply(id: string) {
    await this.accept(id)
    const body = '已派人上门检修，今晚恢复供热。'
    const drafted = await this.handling.draft_reply(people.handler, { ...(await this.on(id)), body, outcome: 'solved' })
    return this.handling.approve_reply(people.approver, {
      ...(await this.on(id)),
      contentHash: drafted.draft?.contentHash ?? '',
    })
  }
  rework = async (id: string) => {
    await this.handling.rate(people.citizen, { ...(await this.on(id)), solved: 'no', satisfaction: 1 })
    return this.handling.call_back(people.chief, { ...(await this.on(id)), result: 'rework', grounds: '回访属实' })
  }
  askForMore = async (id: string, workingDays: number) =>
    this.handling.request_extension(people.handler, { ...(await this.on(id)), workingDays, grounds: '需要开挖路面' })
  extend = async (id: string, workingDays: number) =>
    this.handling.grant_extension(people.chief, { ...(await this.on(id)), workingDays, grounds: '需要开挖路面' })

  relay = () => relayOutbox({ ...this.city.deps, holder: 'test' }, supervisionProjector(this.city.deps), ALWAYS)
  climb = (more = ALWAYS) => climbLadders(this.city.deps, more)
  rebuild = () => rebuildClocks(this.city.deps)
  /** As if supervision had not been there when the messages came. */
  async forgetClocks() {
    await this.relay()
    const { items } = await this.store.query(clocks, {
      index: 'due',
      equals: { open: 'yes' },
      limit: 100,
    })
    await this.store.transact(async (transaction) => items.forEach((clock) => transaction.remove(clocks, clock)))
  }
  /** As the schedule runs it: clocks first, then the ladder. */
  async tick() {
    await this.relay()
    return this.climb()
  }
  /** The minute's look at urgent messages. */
  async urgentTick() {
    await this.relay()
    return watchUrgent(this.city.deps, ALWAYS)
  }
  /** The minute's look, on a store that cannot read the messages of these ids. */
  urgentTickWithout = (ids: readonly string[], more: typeof ALWAYS) =>
    watchUrgent({ ...this.city.deps, store: storeWithoutMessages(this.store, ids) }, more)
  /** Both timers, on a store that cannot read the messages of these ids. */
  async ticksWithout(ids: readonly string[]) {
    const deps = { ...this.city.deps, store: storeWithoutMessages(this.store, ids) }
    return Promise.allSettled([climbLadders(deps, ALWAYS), watchUrgent(deps, ALWAYS)])
  }
  /** Two timers at once, each killed at the given commits: half of them before, half after it was written. */
  async crashingTicks(crashes: readonly number[]) {
    let commits = 0
    const dying: DocumentStore = {
      get: (collection, id) => this.store.get(collection, id),
      query: (collection, query) => this.store.query(collection, query),
      transact: async (work) => {
        const mine = (commits += 1)
        const killed = crashes.includes(mine)
        if (killed && mine % 2 === 0) throw new Error('killed before the commit')
        const result = await this.store.transact(work)
        if (killed) throw new Error('killed after the commit')
        return result
      },
    }
    const timer = () => climbLadders({ ...this.city.deps, store: dying }, ALWAYS).catch(() => 0)
    await Promise.all([timer(), timer()])
    await this.climb()
  }

  /** What lies on one message, oldest first; documents of one moment in the order of the ladder's days. */
  async documents(messageId: string): Promise<readonly SupervisionDocument[]> {
    const found = await this.store.query(supervisionDocuments, {
      index: 'by_message',
      equals: { messageId },
      limit: 100,
    })
    return found.items
  }
  /** What the timer would still look at today. */
  async due() {
    const today = this.clock.now().slice(0, 10)
    return (
      await this.store.query(clocks, { index: 'due', equals: { open: 'yes' }, range: { to: today }, limit: 100 })
    ).items.map(({ id }) => id)
  }

  /** What the minute's look would still find now. */
  async urgentDue() {
    const equals = { open: 'yes' } as const
    const page = await this.store.query(urgentWatches, {
      index: 'due',
      equals,
      range: { to: this.clock.now() },
      limit: 100,
    })
    return page.items.map(({ id }) => id)
  }

  private answer(actor: Actor, procedure: string, input: unknown) {
    return callAs(supervisionFunction(this.city.deps), actor, procedure, input)
  }
  async call<P extends keyof SupervisionContract>(
    actor: Actor,
    procedure: P,
    input: object,
  ): Promise<OutputOf<SupervisionContract[P]>> {
    const body = await this.answer(actor, procedure, input)
    if (!body.ok) throw new DomainError(body.error.code, {}, { say: body.error.message })
    return body.data as OutputOf<SupervisionContract[P]>
  }
  /** The code with which a call is refused. */
  async code(actor: Actor, procedure: string, input: object) {
    const body = await this.answer(actor, procedure, input)
    return body.ok ? 'ok' : body.error.code
  }
}
