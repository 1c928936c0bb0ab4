import { publicAnswers } from '../../../cloudfunctions/answers'
import { handlingUseCases, type Message, messages, submitMessage } from '../../../cloudfunctions/messages'
import { notices, notificationsProjector } from '../../../cloudfunctions/notifications'
import type { DocumentStore } from '../../../cloudfunctions/shared/documents'
import type { Actor } from '../../../cloudfunctions/shared/kernel/actor'
import { relayOutbox } from '../../../cloudfunctions/shared/outbox/relay'
import { findTopics, takeInMessages, tellLinks, topicLinks, topicsFunction } from '../../../cloudfunctions/topics'
import { SubmitMessageInput } from '../../../types/messages.contract'
import type { TopicDetail, TopicsContract } from '../../../types/topics.contract'
import type { InputOf, OutputOf } from '../../../types/wire.contract'
import { callAs, mustAs } from '../../support/call-module'
import { ALWAYS, openSmallCity, people, requestId, type SmallCity } from '../../support/small-city'

/** Stops after some questions, as a run that is cut off. */
export const stopsAfter = (asked: number) => {
  let left = asked
  return { goOn: () => (left -= 1) >= 0 }
}

/** Words in which people complain about the mixing plant beside 锦绣新城. */
const MIXER = [
  '锦绣新城小区附近的搅拌站半夜噪音扰民，粉尘也大，请处理。',
  '投诉锦绣新城旁的搅拌站，粉尘污染严重，不敢开窗。',
  '锦绣新城搅拌站噪音什么时候能停？每天凌晨吵得睡不着。',
  '请查处锦绣新城边上的搅拌站，噪音和粉尘影响居民。',
]
const PARKING = [
  '望江苑捆绑销售车位，不买车位不给签合同。',
  '举报望江苑开发商强制捆绑销售车位。',
  '望江苑捆绑销售车位合理吗？请查。',
]

/** A small city in which people write about the same things. */
export class TopicsCity {
  readonly city: SmallCity
  private readonly handling
  private readonly module
  private written = 0

  constructor(readonly store: DocumentStore) {
    this.city = openSmallCity(store)
    this.handling = handlingUseCases(this.city.deps)
    this.module = topicsFunction(this.city.deps)
  }

  citizen = (number: number): Actor => ({ ...people.citizen, id: `citizen-${number}` })

  async write(body: string, by: Actor, more: object = {}): Promise<string> {
    const input = {
      requestId: requestId((this.written += 1)),
      kind: 'complaint',
      addresseeId: 'heating',
      body,
      ...more,
    }
    return (await submitMessage(this.city.deps)(by, SubmitMessageInput.parse(input))).id
  }
  /** `count` messages about the mixing plant, each by somebody else, the first citizen `from`. */
  async writeMixer(count: number, from = 1, more: object = {}): Promise<string[]> {
    const ids: string[] = []
    for (let at = 0; at < count; at += 1)
      ids.push(await this.write(`${MIXER[at % MIXER.length] ?? ''}`, this.citizen(from + at), more))
    return ids
  }
  async writeParking(from = 500): Promise<string[]> {
    const ids: string[] = []
    for (const [at, body] of PARKING.entries()) ids.push(await this.write(body, this.citizen(from + at)))
    return ids
  }

  /** Ten minutes later the timer runs. */
  async find(more = ALWAYS, afterHours = 1 / 6): Promise<boolean> {
    this.city.clock.onHours(afterHours)
    return (await takeInMessages(this.city.deps, ALWAYS)) && findTopics(this.city.deps, more)
  }
  tell = (more = ALWAYS) => tellLinks(this.city.deps, more)

  ask<P extends keyof TopicsContract>(actor: Actor, procedure: P, input: object) {
    return callAs(this.module, actor, procedure, input)
  }
  must<P extends keyof TopicsContract>(
    actor: Actor,
    procedure: P,
    input: InputOf<TopicsContract[P]>,
  ): Promise<OutputOf<TopicsContract[P]>> {
    return mustAs(this.module, actor, procedure, input)
  }
  list = () => this.must(people.chief, 'list', {})
  get = (id: string) => this.must(people.chief, 'get', { id })
  /** The id of the only topic whose label names the place. */
  async topicAt(place: string): Promise<string> {
    const found = (await this.list()).items.filter(({ label }) => label.includes(place))
    if (found.length !== 1) throw new Error(`${found.length} topics at ${place}`)
    return found[0]?.id ?? ''
  }
  linkArticle = (id: string, url = 'https://example.gov.cn/notice.html'): Promise<TopicDetail> =>
    this.must(people.chief, 'link', { id, kind: 'article', title: '关于搅拌站整治情况的通报', url })

  /** Active links of topics that are long gone, linked before now. */
  async olderLinks(count: number): Promise<void> {
    const before = Date.parse(this.city.clock.now()) - count * 1000
    for (let from = 0; from < count; from += 50)
      await this.store.transact(async (transaction) => {
        for (let at = from; at < Math.min(count, from + 50); at += 1)
          transaction.insert(topicLinks, {
            id: `older-link-${at}`,
            topicId: `older-topic-${at}`,
            state: 'active',
            kind: 'answer',
            title: '以前的公开答复',
            answerId: `older-answer-${at}`,
            linkedAt: new Date(before + at * 1000).toISOString(),
            linkedBy: people.chief.id,
            cursor: '',
            told: 0,
          })
      })
  }

  /** A public answer as it stands in the store. */
  async publicAnswer(id = 'answer-1'): Promise<string> {
    const at = this.city.clock.now()
    await this.store.transact(async (transaction) =>
      transaction.insert(publicAnswers, {
        id,
        messageId: `message-of-${id}`,
        state: 'public',
        kind: 'complaint',
        title: '搅拌站何时搬迁',
        question: '搅拌站噪音大，何时搬迁？',
        answer: '搅拌站将于9月底前搬迁，期间夜间停工。',
        unitId: 'heating',
        askedAt: at,
        releasedAt: at,
        releasedBy: people.chief.id,
        joiners: 7,
      }),
    )
    return id
  }
  async withdrawAnswer(id = 'answer-1'): Promise<void> {
    await this.store.transact(async (transaction) => {
      const answer = await transaction.get(publicAnswers, id)
      if (answer !== null) transaction.put(publicAnswers, { ...answer, state: 'withdrawn' })
    })
  }

  async message(id: string): Promise<Message> {
    const found = await this.store.get(messages, id)
    if (found === null) throw new Error('lost')
    return found
  }
  private async on(id: string) {
    return { id, version: (await this.message(id)).version }
  }
  async reply(id: string): Promise<void> {
    await this.handling.accept(people.handler, await this.on(id))
    const body = '已派人上门处理，今晚恢复正常。'
    const { draft } = await this.handling.draft_reply(people.handler, {
      ...(await this.on(id)),
      body,
      outcome: 'solved',
    })
    await this.handling.approve_reply(people.approver, {
      ...(await this.on(id)),
      contentHash: draft?.contentHash ?? '',
    })
  }
  /** A dispatcher looked at it. */
  async clear(id: string): Promise<void> {
    await this.handling.clear_screening(people.dispatcher, { ...(await this.on(id)), keepPrivate: false })
  }
  async withdraw(id: string, by: Actor): Promise<void> {
    const { status } = await this.handling.withdraw(by, { ...(await this.on(id)), voluntary: true })
    if (status !== 'withdrawn')
      await this.handling.confirm_withdrawal(people.dispatcher, { ...(await this.on(id)), confirmed: true })
  }

  /** How often the owner of each message was told, by its timeline. */
  async told(ids: readonly string[]): Promise<number[]> {
    const found = await Promise.all(ids.map((id) => this.message(id)))
    return found.map(({ timeline }) => timeline.filter(({ what }) => what === 'topic_answered').length)
  }
  /** Notices that citizens got of it. */
  async notices(numbers: readonly number[]): Promise<number[]> {
    await relayOutbox({ ...this.city.deps, holder: 'test' }, notificationsProjector(this.city.deps), ALWAYS)
    return Promise.all(
      numbers.map(async (number) => {
        const audience = `person:${this.citizen(number).id}`
        const page = await this.store.query(notices, { index: 'by_audience', equals: { audience }, limit: 100 })
        return page.items.filter(({ kind }) => kind === 'topic_answered').length
      }),
    )
  }
}
