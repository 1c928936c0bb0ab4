import {
  getMessage,
  handlingUseCases,
  type MessageEvent,
  readInbox,
  submitMessage,
} from '../../../cloudfunctions/messages'
import type { DocumentStore } from '../../../cloudfunctions/shared/documents'
import { eventsOf, journal } from '../../../cloudfunctions/shared/outbox/outbox'
import { type MessageView, SubmitMessageInput } from '../../../types/messages.contract'
import { openSmallCity, people, type PersonName, requestId, type SmallCity } from '../../support/small-city'

/** One heating complaint on a small city, and the hands to move it. */
export class HandledCase {
  readonly city: SmallCity
  readonly handling: ReturnType<typeof handlingUseCases>
  private held: MessageView | undefined

  constructor(store?: DocumentStore) {
    this.city = openSmallCity(store)
    this.handling = handlingUseCases(this.city.deps)
  }

  /** The message as whoever acted last saw it. */
  get view(): MessageView {
    if (this.held === undefined) throw new Error('nothing submitted yet')
    return this.held
  }
  set view(view: MessageView) {
    this.held = view
  }

  static async open(store?: DocumentStore): Promise<HandledCase> {
    const one = new HandledCase(store)
    await one.submit()
    return one
  }
  async submit(more: object = {}): Promise<MessageView> {
    const input = { requestId: requestId(1), kind: 'complaint', body: '家里暖气三天不热，没人来修。', ...more }
    return (this.view = await submitMessage(this.city.deps)(people.citizen, SubmitMessageInput.parse(input)))
  }
  on = () => ({ id: this.view.id, version: this.view.version })
  see = (who: PersonName) => getMessage(this.city.deps)(people[who], { id: this.view.id })
  inbox = async (who: PersonName, status?: MessageView['status']) =>
    (await readInbox(this.city.deps)(people[who], { limit: 20, status })).items
  accept = async () => (this.view = await this.handling.accept(people.handler, this.on()))
  draft = async (body = '已派人上门检修，今晚恢复供热。') =>
    (this.view = await this.handling.draft_reply(people.handler, { ...this.on(), body, outcome: 'solved' }))
  approve = async () =>
    (this.view = await this.handling.approve_reply(people.approver, {
      ...this.on(),
      contentHash: this.view.draft?.contentHash ?? '',
    }))
  reply = async () => {
    await this.accept()
    await this.draft()
    return this.approve()
  }
  events = async () =>
    (await this.city.store.query(journal, { index: 'all', equals: {}, limit: 100 })).items.flatMap(
      (entry) => eventsOf(entry) as readonly MessageEvent[],
    )
}
