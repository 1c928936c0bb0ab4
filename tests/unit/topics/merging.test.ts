import { addDays } from '../../../cloudfunctions/shared/kernel/local-date'
import {
  countedOn,
  type Figures,
  figuresOf,
  sortKeyOf,
  sumOf,
  withOne,
} from '../../../cloudfunctions/topics/domain/figures'
import {
  arrange,
  isTakenOut,
  type Lying,
  mergeRefusal,
  MOST_OF_ONE,
  pathOf,
} from '../../../cloudfunctions/topics/domain/merging'
import { fc } from '../../support/property'

const TODAY = '2026-11-20'
const NONE: ReadonlyMap<string, string> = new Map()

describe('which topics may be merged', () => {
  const current = (id: string, state = 'current') => ({ id, state })
  it.each([
    ['two that stand by themselves', current('a'), current('b'), 2, null],
    ['one that has passed', current('a'), current('b', 'past'), 2, null],
    ['one with itself', current('a'), current('a'), 2, 'itself'],
    ['one that is none', current('a'), current('b', 'dismissed'), 2, 'dismissed'],
    ['into one that is none', current('a', 'dismissed'), current('b'), 2, 'dismissed'],
    ['one that was merged', current('a'), current('b', 'merged'), 2, 'merged'],
    ['into one that was merged', current('a', 'merged'), current('b'), 2, 'merged'],
    ['as many as one may hold', current('a'), current('b'), MOST_OF_ONE, null],
    ['one more', current('a'), current('b'), MOST_OF_ONE + 1, 'tooMany'],
  ] as const)('%s', (_, target, other, together, refusal) => {
    expect(mergeRefusal(target, other, together)).toBe(refusal)
  })

  it('never makes a circle, whoever merges and parts in whatever order', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e')
    const step = fc.record({ merge: fc.boolean(), target: id, other: id })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const parentOf = new Map<string, string>()
        const stateOf = (topic: string) => ({ id: topic, state: parentOf.has(topic) ? 'merged' : 'current' })
        for (const { merge, target, other } of steps) {
          if (!merge) parentOf.delete(other)
          else if (mergeRefusal(stateOf(target), stateOf(other), 2) === null) parentOf.set(other, target)
          for (const topic of ['a', 'b', 'c', 'd', 'e'])
            expect(parentOf.has(pathOf(topic, parentOf).at(-1) ?? '')).toBe(false)
        }
      }),
    )
  })
})

describe('what people decided is put over what the sort found', () => {
  const lying = (of: Record<string, Lying>) => (id: string) => of[id]

  it('changes nothing where nobody decided anything', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat(1000), { maxLength: 6 }), { maxLength: 6 }), (sizes) => {
        const clusters = sizes.map((members, at) => members.map((_, number) => `m${at}-${number}`))
        const ids = clusters.map((_, at) => `t${at}`)
        const { placed, under } = arrange(clusters, ids, () => ({ topicId: 't0', taken: [] }), NONE)
        clusters.forEach((members, at) => {
          expect(under.get(ids[at] ?? '') ?? []).toEqual(members)
          for (const member of members) expect(placed.get(member)).toBe(ids[at])
        })
      }),
    )
  })

  it('leaves out what was taken out of the topic, and lets it into another', () => {
    const taken = [{ topicId: 'lift', path: ['lift'] }]
    const lies = lying({ m1: { topicId: null, taken } })
    expect([...arrange([['m1', 'm2']], ['lift'], lies, NONE).placed.keys()]).toEqual(['m2'])
    expect(arrange([['m1', 'm2']], ['heating'], lies, NONE).under.get('heating')).toEqual(['m1', 'm2'])
  })

  it('counts what was merged for both, and keeps each message in the topic that it lay in', () => {
    const parentOf = new Map([['pipes', 'heating']])
    const lies = lying({ m3: { topicId: 'pipes', taken: [] }, m1: { topicId: 'heating', taken: [] } })
    // The sort finds them as one now: the message of the pipes stays where it lay, so that they can be parted.
    const { placed, under } = arrange([['m1', 'm2', 'm3']], ['heating'], lies, parentOf)
    expect(Object.fromEntries(placed)).toEqual({ m1: 'heating', m2: 'heating', m3: 'pipes' })
    expect(under.get('heating')).toEqual(['m1', 'm2', 'm3'])
    expect(under.get('pipes')).toEqual(['m3'])
  })

  it('never lays a message where it was taken out, nor into two topics, whatever was merged', () => {
    const topic = fc.constantFrom('a', 'b', 'c')
    const forest = fc.constantFrom<readonly (readonly [string, string])[]>(
      [],
      [['a', 'b']],
      [
        ['a', 'b'],
        ['b', 'c'],
      ],
      [
        ['a', 'c'],
        ['b', 'c'],
      ],
    )
    const message = fc.record({ found: topic, lay: fc.option(topic), taken: fc.uniqueArray(topic) })
    fc.assert(
      fc.property(fc.array(message, { maxLength: 12 }), forest, (messages, edges) => {
        const parentOf = new Map(edges)
        const ids = ['a', 'b', 'c']
        const clusters = ids.map((id) => messages.flatMap(({ found }, at) => (found === id ? [`m${at}`] : [])))
        const at = (id: string) => messages[Number(id.slice(1))]
        const takenOf = (id: string) => (at(id)?.taken ?? []).map((one) => ({ topicId: one, path: [one] }))
        const { placed, under } = arrange(
          clusters,
          ids,
          (id) => ({ topicId: at(id)?.lay ?? null, taken: takenOf(id) }),
          parentOf,
        )
        for (const [id, where] of placed) expect(isTakenOut(takenOf(id), pathOf(where, parentOf))).toBe(false)
        for (const [id, members] of under) {
          expect(new Set(members).size).toBe(members.length)
          for (const member of members) expect(pathOf(placed.get(member) ?? '', parentOf)).toContain(id)
        }
        // Who was taken out of nothing lies somewhere.
        messages.forEach(({ taken }, number) => {
          if (taken.length === 0) expect(placed.has(`m${number}`)).toBe(true)
        })
      }),
    )
  })
})

describe('figures of topics that are one', () => {
  const day = fc.nat(13).map((back) => addDays(TODAY, -back))
  const items = fc.array(fc.record({ on: day, by: fc.constantFrom('p1', 'p2', 'p3', 'p4') }), {
    minLength: 1,
    maxLength: 12,
  })
  const counted = (figures: Figures) => [figures.now, figures.before, figures.direction, figures.percent, figures.byDay]

  it('are those of their messages together; of people as many at least', () => {
    fc.assert(
      fc.property(items, items, (some, others) => {
        const sum = sumOf([figuresOf(some, TODAY, null), figuresOf(others, TODAY, null)])
        const whole = figuresOf([...some, ...others], TODAY, null)
        expect([sum.firstOn, sum.lastOn]).toEqual([whole.firstOn, whole.lastOn])
        expect(sum.people).toBeGreaterThanOrEqual(whole.people)
        expect(counted(sum)).toEqual(counted(whole))
      }),
    )
  })

  it('of a topic that was counted some days ago move on to the day of the other', () => {
    const old = figuresOf(
      [
        { on: '2026-11-08', by: 'p1' },
        { on: '2026-11-10', by: 'p2' },
      ],
      '2026-11-16',
      null,
    )
    const fresh = figuresOf([{ on: TODAY, by: 'p3' }], TODAY, null)
    expect(sumOf([old, fresh]).byDay).toEqual([0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1])
  })

  it('are without a message what they are without it, and with it again as before', () => {
    fc.assert(
      fc.property(items, items, (some, others) => {
        const [first] = others
        if (first === undefined) return
        const rest = figuresOf([...some, ...others.slice(1)], TODAY, null)
        const whole = figuresOf([...some, ...others], TODAY, null)
        const less = withOne(whole, first.on, -1)
        expect(counted(less)).toEqual(counted(rest))
        expect(less.lastOn).toBe(rest.lastOn)
        expect(counted(withOne(less, first.on, 1))).toEqual(counted(whole))
      }),
    )
  })

  it('say never more people than messages, whatever is added and taken out', () => {
    const people = (of: Figures) => of.people
    const two = figuresOf(
      [
        { on: TODAY, by: 'p1' },
        { on: TODAY, by: 'p2' },
      ],
      TODAY,
      null,
    )
    const more = withOne(two, TODAY, 1)
    const less = withOne(withOne(two, TODAY, -1), TODAY, -1)
    expect([two, more, withOne(two, TODAY, -1), less].map(people)).toEqual([2, 3, 1, 0])
    // Somebody who wrote for both is counted twice until the next run; of messages that have left the windows nobody is.
    const passed = figuresOf([{ on: addDays(TODAY, -20), by: 'p1' }], TODAY, null)
    expect([people(sumOf([two, more])), people(sumOf([two, passed]))]).toEqual([5, 2])
  })

  it('have begun with the earliest message that was ever known, and are as of their last', () => {
    const items = [{ on: '2026-11-18', by: 'p1' }]
    const began = (firstOn: string) => figuresOf(items, TODAY, { firstOn }).firstOn
    expect([began('2026-01-05'), began('2026-11-19')]).toEqual(['2026-01-05', '2026-11-18'])
    expect(figuresOf(items, TODAY, null)).toMatchObject({ firstOn: '2026-11-18', lastOn: '2026-11-18' })
    expect(figuresOf([], TODAY, null)).toMatchObject({ firstOn: TODAY, lastOn: TODAY, people: 0 })
  })

  it('are of the day that they were counted on, which only a message within the windows can tell', () => {
    const of = (on: string) => figuresOf([{ on, by: 'p1' }], TODAY, null)
    expect([TODAY, addDays(TODAY, -13), addDays(TODAY, -14)].map((on) => countedOn(of(on)))).toEqual([
      TODAY,
      TODAY,
      null,
    ])
    const oldest = { on: addDays(TODAY, -13), by: 'p2' }
    expect(withOne(figuresOf([oldest, { on: TODAY, by: 'p1' }], TODAY, null), TODAY, -1).lastOn).toBe(oldest.on)
    // One that comes to a topic without any is its last, and counts.
    const first = withOne(of(addDays(TODAY, -20)), TODAY, 1)
    expect([first.now, first.lastOn, countedOn(first)]).toEqual([1, TODAY, TODAY])
    // What is left without any keeps its last day; the one of two that tells none does not hold the other back.
    expect(withOne(of('2026-11-18'), '2026-11-18', -1).lastOn).toBe('2026-11-18')
    expect(sumOf([of(addDays(TODAY, -20)), of(TODAY)])).toMatchObject({ now: 1, lastOn: TODAY })
  })

  it('stand in order: what rises first, then what is steady, then what falls; of these the most messages, lately, then before', () => {
    const key = (direction: Figures['direction'], now: number, before: number) =>
      sortKeyOf({ direction, now, before, percent: null, byDay: [] })
    const inOrder = [
      key('rising', 120, 20),
      key('new', 36, 0),
      key('rising', 34, 14),
      key('steady', 1000, 990),
      key('steady', 9, 8),
      key('steady', 9, 7),
      key('falling', 10, 30),
      key('falling', 9, 1000),
    ]
    expect([...inOrder].reverse().sort()).toEqual(inOrder)
  })

  it('do not change by a message of a day that is not counted', () => {
    const figures = figuresOf([{ on: TODAY, by: 'p1' }], TODAY, null)
    expect(withOne(figures, addDays(TODAY, -30), -1)).toBe(figures)
    expect(withOne(figures, addDays(TODAY, 5), 1)).toBe(figures)
    // Nor does one go that is not there.
    expect(withOne(figures, addDays(TODAY, -1), -1)).toBe(figures)
  })
})
