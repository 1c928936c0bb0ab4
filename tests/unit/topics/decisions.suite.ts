import { auditPending } from '../../../cloudfunctions/audit'
import { type DocumentStore, scan } from '../../../cloudfunctions/shared/documents'
import { shanghaiDay } from '../../../cloudfunctions/shared/kernel/local-date'
import { topicMembers, topics } from '../../../cloudfunctions/topics'
import { fc } from '../../support/property'
import { ALWAYS, people } from '../../support/small-city'
import { decisionActs, REFUSED } from './decisions.acts'
import { mergingSuite } from './decisions-merging.suite'
import { takingOutSuite } from './decisions-taking-out.suite'
import { stopsAfter } from './topics.city'

const { chief, dispatcher } = people

/**
 * What the press office decides of topics, on any store: taking a message out, merging, and what these do to the telling.
 * @param runs of the random orders: a store over the wire takes a second each
 */
export function decisionsSuite(open: () => Promise<DocumentStore>, runs = 6): void {
  const { withTopic, withTwo, revisionOf, takeOut, putBack, merge, unmerge, shownIn } = decisionActs(open)

  takingOutSuite(open)
  mergingSuite(open)

  describe('before linking', () => {
    it('says how many open cases will be told, by the rule that tells them', async () => {
      const { city, ids, id } = await withTopic(5)
      await city.reply(ids[0] ?? '')
      await takeOut(city, id, ids[1] ?? '')
      const answerId = await city.publicAnswer()
      const target = { id, kind: 'answer', answerId } as const
      const preview = await city.must(chief, 'preview_link', target)
      expect(preview).toMatchObject({ title: '搅拌站何时搬迁', looked: 4, more: false, tells: 3, told: 0, ended: 1 })
      await city.must(chief, 'link', { ...target, revision: preview.revision })
      await city.tell()
      expect((await city.told(ids)).reduce((sum, one) => sum + one, 0)).toBe(preview.tells)
      expect(await city.must(chief, 'preview_link', target)).toMatchObject({ tells: 0, told: 3, ended: 1 })
    })

    it('links nothing when what would be told has changed since', async () => {
      const { city, ids, id } = await withTopic()
      const { revision } = await city.must(chief, 'preview_link', { id, kind: 'article', url: 'https://a.cn/b' })
      await takeOut(city, id, ids[0] ?? '')
      const link = { id, kind: 'article', title: '情况通报', url: 'https://a.cn/b', revision }
      expect(await city.ask(chief, 'link', link)).toMatchObject({ error: { code: 'conflict', current: { now: 3 } } })
      expect((await city.get(id)).links).toEqual([])
    })

    it.each([
      [{ kind: 'article', url: 'javascript:alert(1)' }],
      [{ kind: 'article', url: 'https://user:secret@example.gov.cn/' }],
      [{ kind: 'answer', answerId: 'none' }],
    ])('looks at nothing but what may be linked: %j', async (target) => {
      const { city, id } = await withTopic()
      expect(await city.ask(chief, 'preview_link', { id, ...target })).toMatchObject(REFUSED('invalid_input'))
    })
  })

  it('every decision is in the audit log with who made it', async () => {
    const { city, ids, id, other } = await withTwo()
    await takeOut(city, id, ids[0] ?? '')
    await putBack(city, id, ids[0] ?? '')
    await merge(city, id, other)
    await unmerge(city, id, other)
    const entries = []
    for await (const page of scan(city.store, auditPending, { index: 'all', equals: {} })) entries.push(...page)
    const written = entries.map((entry) => JSON.stringify(entry)).filter((text) => text.includes('"topics.'))
    for (const [action, actor, what] of [
      ['take_out', dispatcher, ids[0]],
      ['put_back', dispatcher, ids[0]],
      ['merge', chief, other],
      ['unmerge', chief, other],
    ] as const)
      expect(
        written.filter(
          (text) => text.includes(`"topics.${action}"`) && text.includes(actor.id) && text.includes(what ?? ''),
        ),
      ).toHaveLength(1)
  })

  it('a city of before the upgrade: topics and members without the new fields are read, decided on and sorted', async () => {
    const { city, ids, id } = await withTopic()
    const topic = await city.store.get(topics, id)
    expect(Object.keys(topic ?? {})).not.toContain('revision')
    const member = await city.store.get(topicMembers, ids[0] ?? '')
    expect(Object.keys(member ?? {})).not.toContain('taken')
    expect(await city.get(id)).toMatchObject({ revision: 0, recounting: false, merged: [] })
    await takeOut(city, id, ids[0] ?? '')
    expect(await city.find()).toBe(true)
  })

  it('has nothing to sort again once a run has seen what was decided', async () => {
    const { city, ids, id } = await withTopic()
    await takeOut(city, id, ids[0] ?? '')
    await city.find()
    const before = await city.store.get(topics, id)
    await city.find()
    expect(await city.store.get(topics, id)).toEqual(before)
  })

  it('a run in the very moment of a decision has counted it, one before it has not', async () => {
    const { city, ids, id } = await withTopic(5)
    await takeOut(city, id, ids[0] ?? '')
    expect(await city.get(id)).toMatchObject({ recounting: true })
    await city.find(undefined, 0)
    expect(await city.get(id)).toMatchObject({ now: 4, recounting: false })
  })

  it('a decision in the middle of a run is kept: by that run and by the next', async () => {
    const { city, ids, id } = await withTopic(5)
    await city.writeMixer(1, 80)
    await city.find(stopsAfter(0))
    await takeOut(city, id, ids[0] ?? '')
    const [, answer] = await Promise.all([
      city.find(),
      city.ask(dispatcher, 'take_out', { id, messageId: ids[1] ?? '', revision: await revisionOf(city, id) }),
    ])
    expect(answer.ok).toBe(true)
    await city.find()
    expect(await city.get(id)).toMatchObject({ now: 4, people: 4, recounting: false })
    expect(await shownIn(city, id)).toHaveLength(4)
  })

  it('whatever is decided in whatever order: nothing is lost, nobody is told twice, nothing taken out is told', async () => {
    const step = fc.record({
      what: fc.constantFrom('tell', 'find', 'runs', 'take', 'back', 'merge', 'part', 'join', 'relink'),
      which: fc.nat(6),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 10 }), async (steps) => {
        const { city, ids, others, id, other } = await withTwo()
        const all = [...ids, ...others]
        let link = (await city.linkArticle(id)).links[0]?.id ?? ''
        const out = new Map<string, string>()
        const toldWhenOut = new Map<string, number>()
        let merged = false
        for (const { what, which } of steps) {
          const message = all[which % all.length] ?? ''
          const lies = others.includes(message) && !merged ? other : id
          if (what === 'tell') await city.tell()
          if (what === 'find') await city.find()
          if (what === 'runs') await Promise.all([city.find(), city.find(), city.tell(), city.tell()])
          if (what === 'join') {
            const fresh = await city.writeMixer(1, 200 + all.length)
            ids.push(...fresh)
            all.push(...fresh)
          }
          // Three of each stay: fewer are no topic, and who comes then lies in none.
          const left = ids.filter((one) => !out.has(one)).length
          if (what === 'take' && left > 3 && !out.has(message) && (await shownIn(city, lies)).includes(message)) {
            await takeOut(city, lies, message)
            out.set(message, lies)
            toldWhenOut.set(message, (await city.told([message]))[0] ?? 0)
          }
          if (what === 'back') {
            const [one, from] = [...out][0] ?? []
            if (one !== undefined && from !== undefined && !(merged && from === other)) {
              await putBack(city, from, one)
              out.delete(one)
              toldWhenOut.delete(one)
            }
          }
          if (what === 'merge' && !merged) await merge(city, id, other)
          if (what === 'part' && merged) await unmerge(city, id, other)
          if (what === 'merge') merged = true
          if (what === 'part') merged = false
          if (what === 'relink') {
            await city.must(chief, 'unlink', { id, linkId: link })
            link = (await city.linkArticle(id)).links[0]?.id ?? ''
          }
          for (const count of await city.told(all)) expect(count).toBeLessThanOrEqual(1)
          for (const [one, count] of toldWhenOut) expect((await city.told([one]))[0]).toBe(count)
        }
        await city.find()
        await city.tell(ALWAYS)
        await city.find()
        const shown = new Set(
          merged ? await shownIn(city, id) : [...(await shownIn(city, id)), ...(await shownIn(city, other))],
        )
        for (const one of all) expect(shown.has(one)).toBe(!out.has(one))
        const told = await city.told(ids)
        ids.forEach((one, at) => {
          if (!out.has(one)) expect(told[at]).toBe(1)
        })
        const seen = await city.get(id)
        expect(seen.now + seen.before).toBe((await shownIn(city, id)).length)
        expect(shanghaiDay(city.city.clock.now())).toBe(seen.to)
      }),
      { numRuns: runs },
    )
  })
}
