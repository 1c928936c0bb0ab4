import { accounts, newAccount } from '../../cloudfunctions/identity'
import { handlingUseCases, messages, submitMessage } from '../../cloudfunctions/messages'
import {
  forgetNotices,
  notices,
  noticeSends,
  notificationsFunction,
  notificationsProjector,
  type Outgoing,
  type SendOutcome,
  sendNotices,
  type SubscriptionMessage,
  subscriptions,
  warnClosing,
} from '../../cloudfunctions/notifications'
import type { DocumentStore } from '../../cloudfunctions/shared/documents'
import type { Actor } from '../../cloudfunctions/shared/kernel/actor'
import { relayOutbox } from '../../cloudfunctions/shared/outbox/relay'
import { SubmitMessageInput } from '../../types/messages.contract'
import type { NotificationsContract } from '../../types/notifications.contract'
import type { InputOf, OutputOf } from '../../types/wire.contract'
import { callAs } from '../support/call-module'
import { ALWAYS, openSmallCity, people, requestId } from '../support/small-city'

/** A citizen who came through WeChat: the account names the OPENID. */
export const wechatCitizen: Actor = { ...people.citizen, id: 'wx_oCitizen-1' }
const template = (id: string) => ({
  id: `template-${id}`,
  fields: { code: 'character_string1', status: 'phrase2', unit: 'thing3', at: 'time4', tip: 'thing5' },
})

/** A small city whose notices are delivered, with a double of WeChat. */
export class NotifiedCity {
  private readonly city
  readonly clock
  readonly handling
  private requests = 0
  /** What WeChat was asked to send, and what it answers next (`sent` when nothing is said). */
  readonly asked: SubscriptionMessage[] = []
  readonly answers: SendOutcome[] = []
  readonly deps

  constructor(
    readonly store: DocumentStore,
    more: { readonly outgoing?: false; readonly openIdByCode?: (code: string) => Promise<string | null> } = {},
  ) {
    this.city = openSmallCity(store)
    this.clock = this.city.clock
    this.handling = handlingUseCases(this.city.deps)
    const outgoing: Outgoing = {
      sender: {
        send: (message) => {
          this.asked.push(message)
          return Promise.resolve(this.answers.shift() ?? { ended: 'sent' })
        },
      },
      ...(more.openIdByCode === undefined ? {} : { openIdByCode: more.openIdByCode }),
      templates: {
        citizen_answer: template('answer'),
        citizen_question: template('question'),
        citizen_progress: template('progress'),
        staff_task: template('task'),
      },
    }
    this.deps = { ...this.city.deps, ...(more.outgoing === false ? {} : { outgoing }) }
  }

  submit(more: object = {}, citizen: Actor = people.citizen) {
    const input = {
      requestId: requestId((this.requests += 1)),
      kind: 'complaint',
      body: '家里暖气三天不热，没人来修。电话13800000000，张三。',
      addresseeId: 'heating',
      ...more,
    }
    return submitMessage(this.city.deps)(citizen, SubmitMessageInput.parse(input))
  }
  async on(id: string) {
    const version = (await this.store.get(messages, id))?.version
    if (version === undefined) throw new Error(`no message ${id}`)
    return { id, version }
  }
  accept = async (id: string) => this.handling.accept(people.handler, await this.on(id))
  ask = async (id: string) => this.handling.ask(people.handler, { ...(await this.on(id)), question: '请问是哪栋楼？' })
  async draft(id: string) {
    return this.handling.draft_reply(people.handler, {
      ...(await this.on(id)),
      body: '已派人上门检修，今晚恢复供热。',
      outcome: 'solved',
    })
  }
  async reply(id: string) {
    await this.accept(id)
    const drafted = await this.draft(id)
    return this.handling.approve_reply(people.approver, {
      ...(await this.on(id)),
      contentHash: drafted.draft?.contentHash ?? '',
    })
  }

  /** Whose account was closed, or who works for another unit by now. */
  private readonly gone = new Set<string>()
  leaves = (actor: Actor) => this.gone.add(actor.id)
  projector = () =>
    notificationsProjector({
      ...this.deps,
      people: {
        isHandlerOf: async (id, unitId) => !this.gone.has(id) && this.city.deps.people.isHandlerOf(id, unitId),
        grantsOf: async (id) => (this.gone.has(id) ? null : this.city.deps.people.grantsOf(id)),
      },
    })
  relay = () => relayOutbox({ ...this.city.deps, holder: 'test' }, this.projector(), ALWAYS)
  send = () => sendNotices(this.deps, ALWAYS)
  forget = () => forgetNotices(this.deps, ALWAYS)
  warn = () => warnClosing(this.deps, ALWAYS)

  async call<P extends keyof NotificationsContract>(
    actor: Actor,
    procedure: P,
    input: InputOf<NotificationsContract[P]>,
  ): Promise<OutputOf<NotificationsContract[P]>> {
    const served = notificationsFunction(this.deps)
    const body = await callAs(served, actor, procedure, input)
    if (!body.ok) throw Object.assign(new Error(body.error.code), { fields: body.error.fields })
    return body.data as OutputOf<NotificationsContract[P]>
  }
  titles = async (actor: Actor) => (await this.call(actor, 'list_mine', { limit: 50 })).items.map(({ title }) => title)
  texts = async (actor: Actor) => (await this.call(actor, 'list_mine', { limit: 50 })).items.map(({ text }) => text)
  unread = async (actor: Actor) => (await this.call(actor, 'unread_count', {})).count

  all = async () => (await this.store.query(notices, { index: 'by_time', equals: {}, limit: 1000 })).items
  waiting = async (state: 'waiting' | 'failed' = 'waiting') =>
    (await this.store.query(noticeSends, { index: 'by_state', equals: { state }, limit: 1000 })).items
  credits = async (personId: string, name: string) =>
    (await this.store.get(subscriptions, `${personId}.${name}`))?.credits ?? 0
  /** Staff who came through WeChat. */
  employ = async (actor: Actor) =>
    this.store.transact(async (transaction) =>
      transaction.insert(accounts, newAccount({ id: actor.id, kind: 'staff', name: actor.name, grants: actor.grants })),
    )
}
