import { ownershipUseCases, ownVerdicts, readReceipt, type VerdictRecord } from '../../../cloudfunctions/messages'
import { RECEIPT_COPY } from '../../../src/copy/receipt'
import { people } from '../../support/small-city'
import { HandledCase } from './handled-case'

/** Answered late, rated badly and ordered to be done again: a new clock of which the first answer knows nothing. */
async function reworked(): Promise<HandledCase> {
  const one = new HandledCase()
  await one.submit({ kind: 'help' }) // due on Friday 07-10
  one.city.clock.to('2026-07-13T02:00:00.000Z')
  await one.reply()
  one.view = await one.handling.rate(people.citizen, { id: one.view.id, solved: 'no', satisfaction: 1 })
  one.city.clock.to('2026-07-15T02:00:00.000Z')
  one.view = await one.handling.call_back(people.chief, { ...one.on(), result: 'rework', grounds: '回访属实，重办' })
  one.city.clock.to('2026-07-16T02:00:00.000Z')
  return one
}

const ENDS: readonly (readonly [string, (one: HandledCase) => Promise<unknown>])[] = [
  ['withdrawn', (one) => one.handling.withdraw(people.citizen, { ...one.on(), voluntary: true })],
  [
    'not_accepted',
    async (one) => {
      const owning = ownershipUseCases(one.city.deps)
      const declined = { ground: 'litigation' as const, channel: '请向人民法院提出', body: '已进入诉讼程序。' }
      one.view = await owning.propose_decline(people.handler, { ...one.on(), ...declined })
      const { decline } = await one.see('approver')
      await owning.decide_decline(people.approver, {
        ...one.on(),
        contentHash: decline?.contentHash ?? '',
        approved: true,
      })
    },
  ],
]

describe('a round that ends without an answer', () => {
  it.each(ENDS)('%s: is not judged by the answer of the round before', async (status, end) => {
    const one = await reworked()
    await end(one)
    const seen = await one.see('citizen')
    // The first answer was late; of the new promise nothing was broken.
    expect(seen).toMatchObject({ status, overdue: false, replyDueOn: '2026-07-22' })
    expect(seen.earlierReplies).toHaveLength(1)
    const receipt = await readReceipt(one.city.deps)(people.citizen, { id: one.view.id })
    expect(receipt.verdict).toBeUndefined()
    expect(receipt).toMatchObject({ startedOn: '2026-07-15', dueOn: '2026-07-22', countedWorkingDays: 1 })
    // It ended on the 16th: no day is expected to count after it.
    expect(receipt.days).toEqual([{ on: '2026-07-16', counts: true, why: 'counted', ahead: false }])
    const verdicts: VerdictRecord[] = []
    for await (const page of ownVerdicts(one.city.store)) verdicts.push(...page)
    expect(verdicts).toMatchObject([
      { receivedOn: '2026-07-15', replyDueOn: '2026-07-22', repliedOn: null, onTime: null, lateByWorkingDays: null },
    ])
  })
})

it('a receipt says from which day it counts: that of the order to do it again, not of receipt', async () => {
  const one = new HandledCase()
  const { id } = await one.submit({ kind: 'help' })
  expect(await readReceipt(one.city.deps)(people.citizen, { id })).not.toHaveProperty('reworked')
  const again = await reworked()
  const receipt = await readReceipt(again.city.deps)(people.citizen, { id: again.view.id })
  expect(receipt).toMatchObject({ startedOn: '2026-07-15', reworked: true })
  expect(RECEIPT_COPY.started(receipt.reworked === true)).toBe('重新办理')
})

it('an extension is the message’s only one, whatever is done again', async () => {
  const one = await HandledCase.open()
  const extend = () =>
    one.handling.grant_extension(people.chief, { ...one.on(), workingDays: 5, grounds: '需开挖路面' })
  one.view = await extend()
  await one.reply()
  one.view = await one.handling.rate(people.citizen, { id: one.view.id, solved: 'no', satisfaction: 1 })
  one.view = await one.handling.call_back(people.chief, { ...one.on(), result: 'rework', grounds: '回访属实，重办' })
  expect((await one.see('handler')).allowedActions).not.toContain('request_extension')
  expect((await one.see('chief')).allowedActions).not.toContain('grant_extension')
  await expect(extend()).rejects.toMatchObject({ code: 'invalid_state' })
})
