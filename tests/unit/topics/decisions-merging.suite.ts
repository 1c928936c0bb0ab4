import type { DocumentStore } from '../../../cloudfunctions/shared/documents'
import { people } from '../../support/small-city'
import { decisionActs, REFUSED } from './decisions.acts'

const { chief, dispatcher } = people

/** Merging topics that are about the same, and parting them, on any store. */
export function mergingSuite(open: () => Promise<DocumentStore>): void {
  const { withTwo, revisionOf, takeOut, putBack, merge, unmerge, shownIn } = decisionActs(open)

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

    it('knows and shows a link that still tells, behind however many that have ended since', async () => {
      const { city, id, other } = await withTwo()
      await city.linkArticle(id, 'https://example.gov.cn/first.html')
      for (let count = 0; count < 21; count += 1) {
        city.city.clock.onHours(1)
        const { links } = await city.linkArticle(id, `https://example.gov.cn/${count}.html`)
        await city.must(chief, 'unlink', { id, linkId: links[0]?.id ?? '' })
      }
      const { links } = await city.get(id)
      expect([links.length, links.at(-1)?.url]).toEqual([22, 'https://example.gov.cn/first.html'])
      const revisions = { revision: await revisionOf(city, id), otherRevision: await revisionOf(city, other) }
      expect(await city.ask(dispatcher, 'merge', { id, other, ...revisions })).toMatchObject(REFUSED('forbidden'))
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
}
