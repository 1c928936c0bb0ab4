import { memoryStore } from '../../cloudfunctions/adapters/memory'
import { NOTICE_TEXT } from '../../cloudfunctions/notifications/copy'
import { CLOSING_SOON, NOTICE_RULES } from '../../cloudfunctions/notifications/notice-rules'
import { NOTIFIED } from '../../cloudfunctions/shared/outbox/outbox'
import { leavesAt } from '../../cloudfunctions/shared/kernel/quiet-hours'
import { inReadingOrder, readAll, readOne } from '../../cloudfunctions/notifications/reading'
import { sendingSuite } from './notifications-sending.suite'
import { notificationsSuite } from './notifications.suite'

describe('the rules of notices', () => {
  it('are asked about exactly the events that the outbox keeps for them', () => {
    const told = new Set(NOTICE_RULES.map(({ on }) => on).filter((on) => !on.endsWith('_given')))
    const arrivals = ['submitted', 'recorded'] as const
    expect([...told].sort()).toEqual([...NOTIFIED, ...arrivals].sort())
    for (const on of arrivals)
      expect(NOTICE_RULES.filter((rule) => rule.on === on).every(({ urgent }) => urgent === true)).toBe(true)
  })

  it('use every text, and every text fits 订阅消息', () => {
    const used = new Set<string>([...NOTICE_RULES.map(({ kind }) => kind), CLOSING_SOON.kind])
    expect([...used].sort()).toEqual(Object.keys(NOTICE_TEXT).sort())
    for (const { title, status } of Object.values(NOTICE_TEXT))
      expect([title.length <= 20, status.length <= 5]).toEqual([true, true])
  })

  it('tell nobody of a lead for accountability', () => {
    expect(NOTICE_RULES.map(({ on }) => on)).not.toContain('accountability_lead_given')
  })
})

describe('the quiet hours', () => {
  it.each([
    ['2026-07-03T12:59:59.999Z', '2026-07-03T12:59:59.999Z'], // 20:59
    ['2026-07-03T13:00:00.000Z', '2026-07-04T00:00:00.000Z'], // 21:00
    ['2026-07-03T16:00:00.000Z', '2026-07-04T00:00:00.000Z'], // 00:00
    ['2026-07-03T23:59:59.999Z', '2026-07-04T00:00:00.000Z'], // 07:59
    ['2026-07-04T00:00:00.000Z', '2026-07-04T00:00:00.000Z'], // 08:00
    ['2026-12-31T14:00:00.000Z', '2027-01-01T00:00:00.000Z'],
  ])('let what is ready at %s leave at %s', (now, leaves) => expect(leavesAt(now)).toBe(leaves))
})

describe('reading marks', () => {
  it('stay bounded however much is read one by one', () => {
    let marks = { readThrough: '2026-01-01T00:00:00.000Z', readIds: [] as readonly string[] }
    for (let n = 0; n < 1000; n += 1) marks = readOne(marks, { id: `n${n}`, at: '2026-07-03T00:00:00.000Z' })
    expect(marks.readIds.length).toBeLessThanOrEqual(300)
  })
  it('are one for each notice, however often it is read', () => {
    const marks = { readThrough: '2026-01-01T00:00:00.000Z', readIds: [] as readonly string[] }
    const once = readOne(marks, { id: 'n', at: '2026-07-03T00:00:00.000Z' })
    expect(once).toEqual({ ...marks, readIds: ['n'] })
    expect(readOne(once, { id: 'n', at: '2026-07-03T00:00:00.000Z' })).toEqual(once)
  })
  it('reach up to an instant; what may still be on its way from the last ten minutes is marked one by one', () => {
    const marks = { readThrough: '2026-07-02T00:00:00.000Z', readIds: ['before'] }
    const at = (minute: number): string => `2026-07-03T00:${minute}:00.000Z`
    const seen = [45, 50, 51, 58, 59].map((minute) => ({ id: `n${minute}`, at: at(minute) }))
    const now = '2026-07-03T01:00:00.000Z'
    expect(readAll(marks, at(58), seen, now)).toEqual({ readThrough: at(50), readIds: ['before', 'n51', 'n58'] })
    expect(readAll(marks, at(45), seen, now)).toEqual({ readThrough: at(45), readIds: ['before'] })
    const many = Array.from({ length: 400 }, (_, n) => ({ id: `many${n}`, at: at(58) }))
    expect(readAll(marks, at(59), many, now).readIds).toEqual(many.slice(100).map(({ id }) => id))
  })
  it('list the newest first, and what came at the same moment by its name', () => {
    const [a, b, c] = [
      { id: 'a', at: '2026-07-03T00:00:00.000Z' },
      { id: 'b', at: '2026-07-03T00:00:00.000Z' },
      { id: 'c', at: '2026-07-04T00:00:00.000Z' },
    ]
    for (const given of [
      [a, b, c],
      [b, a, c],
      [c, a, b],
      [b, c, a],
    ])
      expect([...given].sort(inReadingOrder)).toEqual([c, b, a])
  })
  it('never go back', () => {
    const marks = { readThrough: '2026-07-03T00:00:00.000Z', readIds: [] }
    expect(readAll(marks, '2026-07-01T00:00:00.000Z', [], '2026-07-04T00:00:00.000Z').readThrough).toBe(
      marks.readThrough,
    )
  })
})

describe('notices in memory', () => notificationsSuite(() => Promise.resolve(memoryStore())))
describe('订阅消息 in memory', () => sendingSuite(() => Promise.resolve(memoryStore())))
