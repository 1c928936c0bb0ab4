import * as diff from 'diff'
import { draftDifference } from '../../../cloudfunctions/messages/draft-difference'
import { KEPT_VERSIONS } from '../../../cloudfunctions/messages/domain/draft-version'
import { draftVersions } from '../../../cloudfunctions/messages/messages.store'
import { compareDrafts, listDraftVersions } from '../../../cloudfunctions/messages/usecases/read-drafts'
import { fc } from '../../support/property'
import { people, type PersonName } from '../../support/small-city'
import { HandledCase } from './handled-case'

describe('saved drafts', () => {
  let one: HandledCase
  const list = async (who: PersonName = 'handler') =>
    (await listDraftVersions(one.city.deps)(people[who], { id: one.view.id })).items
  const compare = (from?: number, to?: number) =>
    compareDrafts(one.city.deps)(people.approver, { id: one.view.id, from, to })
  beforeEach(async () => {
    one = await HandledCase.open()
    await one.accept()
    await one.draft('已派人检修。')
  })

  it('are all kept, with who, when and what became of them', async () => {
    one.view = await one.handling.reject_reply(people.approver, { ...one.on(), reason: '请写明时间' })
    await one.draft('已派人检修，今晚恢复供热。')
    await one.approve()
    expect(await list()).toMatchObject([
      {
        number: 1,
        round: 1,
        by: 'handler-heating',
        decisions: [{ what: 'rejected', by: 'approver-heating', reason: '请写明时间' }],
      },
      { number: 2, round: 1, decisions: [{ what: 'published', by: 'approver-heating' }] },
    ])
  })
  it('are the house’s: unit, dispatcher, chief, supervisor; nobody else', async () => {
    for (const who of ['handler', 'approver', 'liaison', 'dispatcher', 'chief', 'supervisor'] as const)
      expect(await list(who)).toHaveLength(1)
    await expect(list('citizen')).rejects.toMatchObject({ code: 'forbidden' })
    for (const who of ['other', 'trafficHandler', 'admin', 'auditor'] as const)
      await expect(list(who)).rejects.toMatchObject({ code: 'not_found' })
  })
  it('differ from what the leader sent back, not from the edit in between', async () => {
    one.view = await one.handling.reject_reply(people.approver, { ...one.on(), reason: '请写明时间' })
    await one.draft('已派人检修，尽快恢复。')
    await one.draft('已派人检修，今晚八点前恢复。')
    const { from, to, parts } = await compare()
    expect([from?.number, to.number]).toEqual([1, 3])
    expect(parts).toEqual([
      { what: 'kept', text: '已派人检修' },
      { what: 'added', text: '，今晚八点前恢复' },
      { what: 'kept', text: '。' },
    ])
    expect((await compare(2)).from?.number).toBe(2)
    expect((await compare(undefined, 1)).from).toBeUndefined()
  })
  it('refuse a number that is not kept', async () => {
    await expect(compare(7)).rejects.toMatchObject({ code: 'invalid_input' })
    await expect(compare(1, 8)).rejects.toMatchObject({ code: 'invalid_input' })
  })
  it('start a new round after the reply', async () => {
    await one.approve()
    one.view = await one.handling.rate(people.citizen, { id: one.view.id, solved: 'no', satisfaction: 1 })
    one.view = await one.handling.call_back(people.chief, { ...one.on(), result: 'rework', grounds: '情况不实' })
    await one.draft('重新检修，已恢复。')
    expect((await list()).map(({ number, round }) => [number, round])).toEqual([
      [1, 1],
      [2, 2],
    ])
    expect((await compare()).from).toBeUndefined()
  })
  it('are bounded: the oldest go', async () => {
    for (let edit = 2; edit <= KEPT_VERSIONS + 3; edit += 1) await one.draft(`已派人检修，第${edit}稿。`)
    const kept = await list()
    expect(kept).toHaveLength(KEPT_VERSIONS)
    expect(kept[0]?.number).toBe(4)
    expect(await one.city.store.get(draftVersions, `${one.view.id}.0003`)).toBeNull()
  })
})

describe('the difference of two texts', () => {
  afterEach(() => jest.restoreAllMocks())
  const word = fc.constantFrom('供热', '今晚', '已', '检修', '。', '\n', '12月8日', 'A', '，', '😀')
  const text = fc.array(word, { maxLength: 40 }).map((words) => words.join(''))
  it('gives back both texts', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = draftDifference(before, after)
        const without = (what: 'added' | 'removed') =>
          parts.flatMap((part) => (part.what === what ? [] : [part.text])).join('')
        expect(without('added')).toBe(before)
        expect(without('removed')).toBe(after)
      }),
      { numRuns: 300 },
    )
  })
  it('shows two texts that have nothing in common as one replaced by the other', () => {
    const letters = (from: number) =>
      Array.from({ length: 5000 }, (_, at) => String.fromCodePoint(0x4e00 + ((at * 7919 + from) % 20000))).join('')
    const parts = draftDifference(letters(1), letters(11_111))
    expect(parts.map(({ what }) => what)).toEqual(['removed', 'added'])
    // Searching thousands of words for it would hold up everybody for a second: that is not begun.
    const searched = jest.spyOn(diff, 'diffArrays')
    draftDifference(letters(1), letters(11_111))
    expect(searched.mock.calls.map(([from, to]) => [from.length, to.length])).toEqual([[1, 1]])
  })
  it('shows a text whose words were all moved about by its sentences', () => {
    const clauses = Array.from({ length: 300 }, (_, at) => `第${at}户已经检修${at % 7}次，结果正常。`)
    const turned = [...clauses.slice(200), ...clauses.slice(0, 200)]
    const parts = draftDifference(clauses.join(''), turned.join(''))
    expect(parts.find(({ what }) => what === 'kept')?.text).toBe(clauses.slice(0, 200).join(''))
    const searched = jest.spyOn(diff, 'diffArrays')
    draftDifference(clauses.join(''), turned.join(''))
    expect(searched.mock.calls).toHaveLength(2)
    for (const [, , limits] of searched.mock.calls) expect(limits).toEqual({ maxEditLength: 500 })
  })
})
