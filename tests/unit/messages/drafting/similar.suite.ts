import type { DocumentStore } from '../../../../cloudfunctions/shared/documents'
import {
  handlingUseCases,
  messageMatters,
  messages,
  searchProjector,
  submitMessage,
} from '../../../../cloudfunctions/messages'
import { putMessage } from '../../../../cloudfunctions/messages/messages.store'
import { similarAnswers } from '../../../../cloudfunctions/messages/drafting/similar-answers'
import { relayOutbox } from '../../../../cloudfunctions/shared/outbox/relay'
import { SubmitMessageInput } from '../../../../types/messages.contract'
import { ALWAYS, openSmallCity, people, type PersonName, requestId, type SmallCity } from '../../../support/small-city'

/** Similar answers, on any store; `open` gives an empty one. */
export function similarSuite(open: () => Promise<DocumentStore>): void {
  let city: SmallCity
  let requests = 0
  beforeEach(async () => {
    city = openSmallCity(await open())
  })
  const submit = (body: string, addresseeId = 'heating') =>
    submitMessage(city.deps)(
      people.citizen,
      SubmitMessageInput.parse({ requestId: requestId((requests += 1)), kind: 'complaint', body, addresseeId }),
    )
  const answered = async (body: string, reply: string) => answer(await submit(body), reply)
  async function answer(submitted: Awaited<ReturnType<typeof submit>>, reply: string) {
    const handling = handlingUseCases(city.deps)
    let view = await handling.accept(people.handler, { id: submitted.id, version: submitted.version })
    view = await handling.draft_reply(people.handler, {
      id: view.id,
      version: view.version,
      body: reply,
      outcome: 'solved',
    })
    const contentHash = view.draft?.contentHash ?? ''
    return handling.approve_reply(people.approver, { id: view.id, version: view.version, contentHash })
  }
  const similar = async (who: PersonName, id: string) => {
    await relayOutbox({ ...city, holder: 'test' }, searchProjector, ALWAYS)
    return (await similarAnswers(city.deps)(people[who], { id })).items
  }

  it('come from the unit’s own answered messages, best first, with the words that both have', async () => {
    const pump = await answered('锦绣里小区暖气片漏水，地板泡坏了。', '已更换暖气片阀门。')
    await answered('供热收费标准是怎样的，按套内面积吗？', '按套内面积每平方米25元。')
    await submit('锦绣里小区暖气片漏水，还没有答复。')
    const { id } = await submit('翠竹苑的暖气片漏水了，滴到楼下。')
    const found = await similar('handler', id)
    expect(found.map(({ code }) => code)).toEqual([pump.code])
    expect(found[0]).toMatchObject({ reply: '已更换暖气片阀门。', unitName: '市供热公司' })
    expect(found[0]?.because).toContain('暖气片漏水')
  })

  it('that stand in public are offered to everybody, ranked with the others, in place of the reply they were made of', async () => {
    const own = await answered('锦绣里小区暖气片漏水，地板泡坏了。', '已为王某更换暖气片阀门。')
    const { id } = await submit('翠竹苑的暖气片漏水了，滴到楼下。')
    const text = { unitId: 'heating', releasedAt: '2026-07-03T02:00:00.000Z' }
    const answers = [
      {
        ...text,
        id: 'a1',
        messageId: own.id,
        title: '暖气片漏水怎么办',
        question: '暖气片漏水了。',
        answer: '拨打报修电话。',
      },
      { ...text, id: 'a2', messageId: 'of-another', title: '公交改线', question: '站台在哪里？', answer: '在东湖路。' },
    ]
    city = { ...city, deps: { ...city.deps, publicAnswers: { like: () => Promise.resolve(answers) } } }
    const found = await similar('handler', id)
    expect(found).toMatchObject([{ answerId: 'a1', reply: '拨打报修电话。', unitName: '市供热公司' }])
    expect(found[0]).not.toHaveProperty('messageId')
    expect(JSON.stringify(found)).not.toContain('王某')
  })

  it('to reports are offered to nobody, and a reply is offered from the moment it is given', async () => {
    const report = await submitMessage(city.deps)(
      people.citizen,
      SubmitMessageInput.parse({ requestId: requestId((requests += 1)), kind: 'report', body: '锦绣里小区暖气片漏水' }),
    )
    const before = await submit('锦绣里小区暖气片漏水，地板泡坏了。')
    const { id } = await submit('翠竹苑的暖气片漏水了，滴到楼下。')
    expect(await similar('handler', id)).toEqual([])
    const { code } = await answer(before, '已更换暖气片阀门。')
    expect((await similar('handler', id)).map((one) => one.code)).toEqual([code])
    expect(await city.store.get(messageMatters, report.id)).toBeNull()
    const entry = await city.store.get(messageMatters, before.id)
    expect(entry?.tokens.filter((token) => token.startsWith('is:'))).toEqual(['is:answered', 'is:answered:heating'])
  })

  it('leave out a reply that was taken back: nobody signed it', async () => {
    const { id: taken } = await answered('锦绣里小区暖气片漏水，地板泡坏了。', '已更换暖气片阀门。')
    const { id } = await submit('翠竹苑的暖气片漏水了，滴到楼下。')
    expect(await similar('handler', id)).toHaveLength(1)
    await city.store.transact(async (transaction) => {
      const message = await transaction.get(messages, taken)
      if (message === null) throw new Error('lost')
      const revoked = { at: '2026-07-03T02:00:00.000Z', by: people.approver.id, reason: '不是我签的' }
      putMessage(transaction, { ...message, replies: message.replies.map((reply) => ({ ...reply, revoked })) })
    })
    expect(await similar('handler', id)).toEqual([])
  })

  it('of another unit stay with it', async () => {
    await answered('锦绣里小区暖气片漏水，地板泡坏了。', '已更换暖气片阀门。')
    const { id } = await submit('锦绣里小区暖气片漏水，公交站台也湿了。', 'traffic')
    expect(await similar('trafficHandler', id)).toEqual([])
    expect((await similar('dispatcher', id)).length).toBe(1)
    await expect(similar('handler', id)).rejects.toMatchObject({ code: 'not_found' })
  })
}
