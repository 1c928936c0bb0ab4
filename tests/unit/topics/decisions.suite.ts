import * as fc from 'fast-check'
import { auditPending } from '../../../cloudfunctions/audit'
import { type DocumentStore, scan } from '../../../cloudfunctions/shared/documents'
import { shanghaiDay } from '../../../cloudfunctions/shared/kernel/local-date'
import { topicMembers, topics } from '../../../cloudfunctions/topics'
import { people } from '../../support/small-city'
import { ALWAYS, stopsAfter, TopicsCity } from './topics.city'

const { chief, dispatcher } = people
const REFUSED = (code: string) => ({ ok: false, error: { code } })

/**
 * What the press office decides of topics, on any store: taking a message out, merging, and what these do to the telling.
 * @param runs of the random orders: a store over the wire takes a second each
 */
export function decisionsSuite(open: () => Promise<DocumentStore>, runs = 6): void {
  const withTopic = async (count = 4) => {
    const city = new TopicsCity(await open())
    const ids = await city.writeMixer(count)
    await city.find()
    return { city, ids, id: await city.topicAt('锦绣新城') }
  }
  /** A second topic about another matter, which the press office holds for the same. */
  const withTwo = async () => {
    const { city, ids, id } = await withTopic()
    const others = await city.writeParking()
    await city.find()
    return { city, ids, others, id, other: await city.topicAt('望江苑') }
  }
  const revisionOf = async (city: TopicsCity, id: string) => (await city.get(id)).revision
  const takeOut = async (city: TopicsCity, id: string, messageId: string) =>
    city.must(dispatcher, 'take_out', { id, messageId, revision: await revisionOf(city, id) })
  const putBack = async (city: TopicsCity, id: string, messageId: string) =>
    city.must(dispatcher, 'put_back', { id, messageId, revision: await revisionOf(city, id) })
  const merge = async (city: TopicsCity, id: string, other: string, actor = chief) =>
    city.must(actor, 'merge', {
      id,
      other,
      revision: await revisionOf(city, id),
      otherRevision: await revisionOf(city, other),
    })
  const unmerge = async (city: TopicsCity, id: string, other: string) =>
    city.must(chief, 'unmerge', { id, other, revision: await revisionOf(city, id) })
  const shownIn = async (city: TopicsCity, id: string) =>
    (await city.must(dispatcher, 'messages', { id, limit: 50 })).items.map((row) => row.id)
  const takenOutOf = async (city: TopicsCity, id: string) =>
    (await city.must(dispatcher, 'taken_out', { id })).items.map((row) => row.id)

  describe('taking a message out', () => {
    it('shows and counts it no more at once, says who took it out, and lists it apart', async () => {
      const { city, ids, id } = await withTopic()
      const [first = ''] = ids
      const after = await takeOut(city, id, first)
      expect(after).toMatchObject({ now: 3, supports: 3, revision: 1, recounting: true })
      expect(new Set(await shownIn(city, id))).toEqual(new Set(ids.slice(1)))
      const { items } = await city.must(dispatcher, 'taken_out', { id })
      expect(items).toMatchObject([{ id: first, takenOut: { byName: dispatcher.name, at: city.city.clock.now() } }])
      expect(after.standing.looked).toBe(3)
    })

    it('survives the runs, while the topic grows under its id; the run counts people anew', async () => {
      const { city, ids, id } = await withTopic(5)
      await takeOut(city, id, ids[0] ?? '')
      await city.find()
      expect(await city.get(id)).toMatchObject({ now: 4, people: 4, recounting: false, state: 'current' })
      const later = await city.writeMixer(3, 40)
      await city.find()
      await city.find()
      expect(await city.topicAt('锦绣新城')).toBe(id)
      expect(new Set(await shownIn(city, id))).toEqual(new Set([...ids.slice(1), ...later]))
      expect(await city.get(id)).toMatchObject({ now: 7, people: 7 })
      expect(await takenOutOf(city, id)).toEqual([ids[0]])
    })

    it('leaves no topic where fewer than three stay; it is the same again when others write', async () => {
      const { city, ids, id } = await withTopic(3)
      await takeOut(city, id, ids[0] ?? '')
      await city.find()
      expect((await city.list()).items).toEqual([])
      expect((await city.get(id)).state).toBe('past')
      await city.writeMixer(1, 70)
      await city.find()
      expect((await city.list()).items.map((one) => [one.id, one.now])).toEqual([[id, 3]])
      expect(await shownIn(city, id)).not.toContain(ids[0])
    })

    it('is told nothing of what is linked, before or after; put back it is told once', async () => {
      const { city, ids, id } = await withTopic()
      await takeOut(city, id, ids[0] ?? '')
      await city.linkArticle(id)
      await city.tell()
      await city.find()
      await city.tell()
      expect(await city.told(ids)).toEqual([0, 1, 1, 1])
      await putBack(city, id, ids[0] ?? '')
      expect(await takenOutOf(city, id)).toEqual([])
      expect(await shownIn(city, id)).toContain(ids[0])
      await city.find()
      await city.tell()
      await city.tell()
      expect(await city.told(ids)).toEqual([1, 1, 1, 1])
    })

    it('was it told before, putting it back tells it no second time', async () => {
      const { city, ids, id } = await withTopic()
      await city.linkArticle(id)
      await city.tell()
      await takeOut(city, id, ids[1] ?? '')
      await putBack(city, id, ids[1] ?? '')
      await city.find()
      await city.tell()
      expect(await city.told(ids)).toEqual([1, 1, 1, 1])
      expect((await city.get(id)).links).toMatchObject([{ told: 4 }])
    })

    it('while others are being told, wins or comes too late: never is it told after it was taken out', async () => {
      const { city, ids, id } = await withTopic()
      await city.linkArticle(id)
      const revision = await revisionOf(city, id)
      const [, answer] = await Promise.all([
        city.tell(),
        city.ask(dispatcher, 'take_out', { id, messageId: ids[2] ?? '', revision }),
      ])
      expect(answer.ok).toBe(true)
      const told = await city.told(ids)
      await city.tell()
      await city.find()
      await city.tell()
      expect((await city.told(ids))[2]).toBe(told[2])
    })

    it('of two people at once the second is told and sees the topic as it is now', async () => {
      const { city, ids, id } = await withTopic()
      const input = { id, messageId: ids[0] ?? '', revision: 0 }
      const answers = await Promise.all([
        city.ask(chief, 'take_out', input),
        city.ask(dispatcher, 'take_out', { ...input, messageId: ids[1] ?? '' }),
      ])
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
      expect(answers.find(({ ok }) => !ok)).toMatchObject({
        error: {
          code: 'conflict',
          message: expect.stringContaining('刚刚有人调整过') as string,
          current: { revision: 1 },
        },
      })
      expect(await shownIn(city, id)).toHaveLength(3)
    })

    it('refuses what does not lie there, what was not taken out, and whoever may not', async () => {
      const { city, ids, id } = await withTopic()
      const [first = ''] = ids
      const input = { id, messageId: first, revision: 0 }
      expect(await city.ask(chief, 'put_back', input)).toMatchObject(REFUSED('invalid_state'))
      expect(await city.ask(chief, 'take_out', { ...input, messageId: 'nobody' })).toMatchObject(
        REFUSED('invalid_state'),
      )
      expect(await city.ask(chief, 'take_out', { ...input, id: 'none' })).toMatchObject(REFUSED('not_found'))
      for (const actor of [people.supervisor, people.handler, city.citizen(1)])
        expect(await city.ask(actor, 'take_out', input)).toMatchObject(REFUSED('forbidden'))
      await takeOut(city, id, first)
      expect(await city.ask(chief, 'take_out', { ...input, revision: 1 })).toMatchObject(REFUSED('invalid_state'))
    })
  })

  describe('merging', () => {
    it('counts two topics as one, shows the messages of both and lists one only', async () => {
      const { city, ids, others, id, other } = await withTwo()
      const merged = await merge(city, id, other)
      expect(merged).toMatchObject({ now: 7, people: 7, merged: [{ id: other, messages: 3, byName: chief.name }] })
      expect((await city.list()).items.map((one) => one.id)).toEqual([id])
      expect(new Set(await shownIn(city, id))).toEqual(new Set([...ids, ...others]))
      expect(await city.get(other)).toMatchObject({ state: 'merged', mergedInto: { id } })
      expect(merged.standing.looked).toBe(7)
    })

    it('reads the messages of both in pages, the latest first, each once', async () => {
      const { city, ids, others, id, other } = await withTwo()
      await merge(city, id, other)
      const read: string[] = []
      const times: string[] = []
      let cursor: string | undefined
      do {
        const page = await city.must(dispatcher, 'messages', { id, limit: 2, ...(cursor ? { cursor } : {}) })
        read.push(...page.items.map((row) => row.id))
        times.push(...page.items.map(({ submittedAt }) => submittedAt))
        cursor = page.nextCursor ?? undefined
      } while (cursor !== undefined)
      expect([...read].sort()).toEqual([...ids, ...others].sort())
      expect(times).toEqual([...times].sort().reverse())
    })

    it('survives the runs: what comes to either comes to both', async () => {
      const { city, ids, others, id, other } = await withTwo()
      await merge(city, id, other)
      await city.find()
      expect(await city.get(id)).toMatchObject({ now: 7, people: 7, recounting: false })
      const later = [...(await city.writeMixer(1, 60)), ...(await city.writeParking(700))]
      await city.find()
      await city.find()
      expect((await city.list()).items.map((one) => [one.id, one.now])).toEqual([[id, 11]])
      expect(new Set(await shownIn(city, id))).toEqual(new Set([...ids, ...others, ...later]))
    })

    it('what comes to the other also comes where most of that was taken out', async () => {
      const { city, others, id, other } = await withTwo()
      await merge(city, id, other)
      for (const one of others) await takeOut(city, id, one)
      const [later = ''] = await city.writeParking(700)
      await city.find()
      expect(await shownIn(city, id)).toContain(later)
      expect((await city.get(id)).now).toBe((await shownIn(city, id)).length)
    })

    it('parted, both stand as before, with what came to each since', async () => {
      const { city, ids, others, id, other } = await withTwo()
      const before = await city.get(id)
      await merge(city, id, other)
      const parted = await unmerge(city, id, other)
      const figures = ({ now, before: past, byDay, direction }: typeof parted) => [now, past, byDay, direction]
      expect(figures(parted)).toEqual(figures(before))
      expect(parted.merged).toEqual([])
      await merge(city, id, other)
      const later = await city.writeParking(700)
      await city.find()
      await unmerge(city, id, other)
      expect(new Set(await shownIn(city, id))).toEqual(new Set(ids))
      expect(new Set(await shownIn(city, other))).toEqual(new Set([...others, ...later]))
      await city.find()
      expect((await city.list()).items.map((one) => [one.id, one.now]).sort()).toEqual(
        [
          [id, 4],
          [other, 6],
        ].sort(),
      )
    })

    it('tells the cases of both of what is linked, once, also after parting and merging again', async () => {
      const { city, ids, others, id, other } = await withTwo()
      await city.linkArticle(id)
      await city.tell()
      expect(await city.told(others)).toEqual([0, 0, 0])
      await merge(city, id, other)
      await city.tell()
      await unmerge(city, id, other)
      await merge(city, id, other)
      await city.find()
      await city.tell()
      expect(await city.told([...ids, ...others])).toEqual([1, 1, 1, 1, 1, 1, 1])
    })

    it('what was linked to the other goes on for its own cases alone, and is unlinked on the one page', async () => {
      const { city, ids, others, id, other } = await withTwo()
      await city.linkArticle(other)
      const merged = await merge(city, id, other)
      expect(merged.links).toMatchObject([{ of: { id: other }, told: 0 }])
      await city.tell()
      expect(await city.told(ids)).toEqual([0, 0, 0, 0])
      expect(await city.told(others)).toEqual([1, 1, 1])
      const { links } = await city.must(chief, 'unlink', { id, linkId: merged.links[0]?.id ?? '' })
      expect(links).toMatchObject([{ ended: 'unlinked' }])
    })

    it('tells nobody of the other once they are parted', async () => {
      const { city, others, id, other } = await withTwo()
      await merge(city, id, other)
      await city.linkArticle(id)
      await unmerge(city, id, other)
      await city.tell()
      expect(await city.told(others)).toEqual([0, 0, 0])
    })

    it('a message that was taken out of the whole stays out of both, merged or parted', async () => {
      const { city, others, id, other } = await withTwo()
      const [first = ''] = others
      await merge(city, id, other)
      await takeOut(city, id, first)
      await city.linkArticle(id)
      await city.writeMixer(1, 90)
      await city.find()
      await city.tell()
      expect(await city.told(others)).toEqual([0, 1, 1])
      await unmerge(city, id, other)
      await city.find()
      expect(await shownIn(city, other)).not.toContain(first)
      await merge(city, id, other)
      await putBack(city, id, first)
      await city.find()
      await city.tell()
      expect(await city.told(others)).toEqual([1, 1, 1])
    })

    it('says before what it will do, and refuses when something has changed since', async () => {
      const { city, others, id, other } = await withTwo()
      await city.linkArticle(id)
      await city.reply(others[0] ?? '')
      const preview = await city.must(chief, 'preview_merge', { id, other })
      expect(preview).toEqual({
        ...{ looked: 3, more: false, messages: 3, links: 1, tells: 2 },
        ...{ revision: 1, otherRevision: 0 },
      })
      await takeOut(city, other, others[1] ?? '')
      const input = { id, other, revision: preview.revision, otherRevision: preview.otherRevision }
      expect(await city.ask(chief, 'merge', input)).toMatchObject({
        error: { code: 'conflict', current: { id, merged: [] } },
      })
    })

    it('with something linked only who may link merges', async () => {
      const { city, id, other } = await withTwo()
      await city.linkArticle(id)
      const input = { id, other, revision: 1, otherRevision: 0 }
      expect(await city.ask(dispatcher, 'merge', input)).toMatchObject({
        error: { code: 'forbidden', message: expect.stringContaining('签发') as string },
      })
      expect((await city.ask(chief, 'merge', input)).ok).toBe(true)
    })

    it('of two people who merge at once, one way and the other, one is told; nothing is lost', async () => {
      const { city, ids, others, id, other } = await withTwo()
      const answers = await Promise.all([
        city.ask(chief, 'merge', { id, other, revision: 0, otherRevision: 0 }),
        city.ask(dispatcher, 'merge', { id: other, other: id, revision: 0, otherRevision: 0 }),
      ])
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
      expect(answers.find(({ ok }) => !ok)).toMatchObject(REFUSED('conflict'))
      const { items } = await city.list()
      expect(items).toHaveLength(1)
      expect(new Set(await shownIn(city, items[0]?.id ?? ''))).toEqual(new Set([...ids, ...others]))
    })

    it('refuses one with itself, what is no topic, what was merged, and what nobody merged', async () => {
      const { city, id, other } = await withTwo()
      const input = { id, other, revision: 0, otherRevision: 0 }
      expect(await city.ask(chief, 'merge', { ...input, other: id })).toMatchObject({
        error: { code: 'invalid_input', fields: { other: expect.any(String) as string } },
      })
      expect(await city.ask(chief, 'merge', { ...input, other: 'none' })).toMatchObject(REFUSED('not_found'))
      expect(await city.ask(chief, 'unmerge', input)).toMatchObject(REFUSED('invalid_state'))
      await city.must(chief, 'dismiss', { id: other })
      expect(await city.ask(chief, 'merge', { ...input, otherRevision: 1 })).toMatchObject(REFUSED('invalid_state'))
      await city.must(chief, 'restore', { id: other })
      await merge(city, id, other)
      const revision = await revisionOf(city, other)
      for (const [procedure, more] of [
        ['dismiss', {}],
        ['link', { kind: 'article', title: '情况通报', url: 'https://a.cn/b' }],
        ['preview_link', { kind: 'article', url: 'https://a.cn/b' }],
        ['take_out', { messageId: 'm', revision }],
      ] as const)
        expect(await city.ask(chief, procedure, { id: other, ...more })).toMatchObject({
          error: { code: 'invalid_state', message: expect.stringContaining('并入') as string },
        })
    })
  })

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
