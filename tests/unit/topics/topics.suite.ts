import { auditPending } from '../../../cloudfunctions/audit'
import { getMessage, messages } from '../../../cloudfunctions/messages'
import type { DocumentStore } from '../../../cloudfunctions/shared/documents'
import { textChecks } from '../../../cloudfunctions/shared/privacy'
import { topicMembers } from '../../../cloudfunctions/topics'
import { fc } from '../../support/property'
import { ALWAYS, people } from '../../support/small-city'
import { stopsAfter, TopicsCity } from './topics.city'

/** What 热点话题 does on any store. The city's clock begins on Friday 2026-07-03, 09:00. */
export function topicsSuite(open: () => Promise<DocumentStore>): void {
  const openCity = async () => new TopicsCity(await open())

  describe('finding', () => {
    it('finds what three people and more write about, with words, place, days and people', async () => {
      const city = await openCity()
      await city.writeMixer(4)
      await city.writeParking()
      await city.write('医保卡丢了怎么补办，需要带什么材料？', city.citizen(900))
      expect((await city.list()).asOf).toBeNull()
      expect(await city.find()).toBe(true)
      const { items, asOf, rising, windowDays } = await city.list()
      expect(asOf).toBe(city.city.clock.now())
      expect(windowDays).toBe(7)
      expect(items.map(({ now, before, people: wrote, supports }) => [now, before, wrote, supports])).toEqual([
        [4, 0, 4, 4],
        [3, 0, 3, 3],
      ])
      const [mixer] = items
      expect(mixer?.label.startsWith('锦绣新城')).toBe(true)
      expect(mixer?.words).toContain('搅拌站')
      expect(mixer?.byDay).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4])
      // Four from nothing is within chance.
      expect([mixer?.direction, mixer?.percent, rising]).toEqual(['steady', null, 0])
    })

    it('keeps a topic under its id while it grows over days, and sees it rise', async () => {
      const city = await openCity()
      await city.writeMixer(3)
      await city.find()
      const id = await city.topicAt('锦绣新城')
      city.city.clock.onHours(24 * 7)
      await city.writeMixer(12, 20)
      await city.find()
      expect(await city.topicAt('锦绣新城')).toBe(id)
      const { items, rising } = await city.list()
      expect(items[0]).toMatchObject({ id, now: 12, before: 3, people: 15, direction: 'rising', percent: null })
      expect(rising).toBe(1)
    })

    it('lets a topic pass that nobody writes about any more; what is known of it stays', async () => {
      const city = await openCity()
      await city.writeMixer(4)
      await city.find()
      const id = await city.topicAt('锦绣新城')
      city.city.clock.onHours(24 * 20)
      await city.find()
      expect((await city.list()).items).toEqual([])
      expect((await city.get(id)).state).toBe('past')
    })

    it('says of a topic that has passed the days on which it was counted, not those of the last run', async () => {
      const city = await openCity()
      await city.writeMixer(4)
      await city.find()
      const id = await city.topicAt('锦绣新城')
      city.city.clock.onHours(24 * 20)
      await city.find()
      expect(await city.get(id)).toMatchObject({ now: 4, from: '2026-06-20', to: '2026-07-03', lastOn: '2026-07-03' })
      const { body } = await city.must(people.chief, 'propose_draft', { id })
      expect(body).toContain('6月20日至7月3日')
      expect(body).toContain('7月3日最多，为4件')
    })

    it('does not list a topic as of today that was dismissed weeks ago and is restored', async () => {
      const city = await openCity()
      await city.writeMixer(6)
      await city.find()
      const id = await city.topicAt('锦绣新城')
      await city.must(people.chief, 'dismiss', { id })
      city.city.clock.onHours(24 * 20)
      await city.find()
      expect((await city.must(people.chief, 'restore', { id })).state).toBe('past')
      expect(await city.list()).toMatchObject({ items: [], rising: 0 })
      await city.writeMixer(4, 40)
      await city.find()
      expect((await city.list()).items.map(({ now }) => now)).toEqual([4])
    })

    it('never takes in reports, and what is held for a look only after it', async () => {
      const city = await openCity()
      const risky = { check: () => Promise.resolve({ suggestion: 'risky' as const, labels: ['广告'] }) }
      await city.writeMixer(3, 1, { kind: 'report' })
      await city.writeMixer(2, 10)
      Object.assign(city.city.deps, { safety: risky })
      const [held = ''] = await city.writeMixer(1, 30)
      Object.assign(city.city.deps, { safety: undefined })
      await city.find()
      expect((await city.list()).items).toEqual([])
      await city.clear(held)
      await city.find()
      const { items } = await city.list()
      expect(items.map(({ now }) => now)).toEqual([3])
      const rows = await city.must(people.dispatcher, 'messages', { id: items[0]?.id ?? '' })
      expect(rows.items.map(({ id }) => id)).toContain(held)
    })

    it('takes no words from what a machine pointed at; it only counts', async () => {
      const city = await openCity()
      Object.assign(city.city.deps, {
        safety: { check: () => Promise.resolve({ suggestion: 'review' as const, labels: ['时政'] }) },
      })
      await city.writeMixer(4)
      await city.find()
      const { items } = await city.list()
      expect(items.map(({ now, words, places }) => [now, words, places])).toEqual([[4, [], []]])
    })

    it('goes on where a run was cut off, and comes to the same', async () => {
      const whole = await openCity()
      await whole.writeMixer(5)
      await whole.writeParking()
      await whole.find()
      const expected = (await whole.list()).items
      const city = await openCity()
      await city.writeMixer(5)
      await city.writeParking()
      expect(await city.find(stopsAfter(1))).toBe(false)
      expect((await city.list()).asOf).toBeNull()
      await city.find()
      expect((await city.list()).items.map(({ label, now }) => [label, now])).toEqual(
        expected.map(({ label, now }) => [label, now]),
      )
    })

    it('gets further by a topic in each run, also where sorting takes all the time that a run has', async () => {
      const city = await openCity()
      await city.writeMixer(5)
      await city.writeParking()
      expect(await city.find(stopsAfter(0))).toBe(false)
      expect(await city.find(stopsAfter(0))).toBe(true)
      const { items, asOf } = await city.list()
      expect([items.length, asOf === null]).toEqual([2, false])
    })

    it('has nothing to do where nothing is new', async () => {
      const city = await openCity()
      await city.writeMixer(3)
      await city.find()
      const members = async () =>
        (await city.store.query(topicMembers, { index: 'by_arrival', equals: {}, limit: 100 })).items
      const before = await members()
      await city.find()
      await city.find()
      expect(await members()).toEqual(before)
    })
  })

  describe('the press office', () => {
    const withTopic = async () => {
      const city = await openCity()
      const ids = await city.writeMixer(4)
      await city.find()
      return { city, ids, id: await city.topicAt('锦绣新城') }
    }

    it('reads the messages, how they stand and a first draft of facts alone', async () => {
      const { city, ids, id } = await withTopic()
      await city.reply(ids[0] ?? '')
      const rows = await city.must(people.dispatcher, 'messages', { id })
      expect(new Set(rows.items.map((row) => row.id))).toEqual(new Set(ids))
      expect(rows.items[0]).toMatchObject({ unitName: '市供热公司' })
      const { items: log } = await city.store.query(auditPending, { index: 'all', equals: {}, limit: 99 })
      const read = { action: 'topics.messages', subjectId: id, personal: true, what: { found: 4 } }
      expect(log.filter(({ action }) => action === 'topics.messages')).toMatchObject([read])
      const { standing } = await city.get(id)
      expect(standing).toEqual({
        looked: 4,
        open: 3,
        replied: 1,
        units: [{ unitName: '市供热公司', messages: 4 }],
      })
      const { body } = await city.must(people.chief, 'propose_draft', { id })
      expect(body).toContain('共4件，涉及4人')
      expect(body).toContain('小城市民留言')
      expect(body).toContain('尚在办理3件，已答复或办结1件')
      expect(body).toContain('市供热公司（4件）')
      expect(body).toContain('由起草人填写')
    })

    it('shows whoever may not read messages no word that one person alone wrote, and nobody a report', async () => {
      const city = await openCity()
      const editor = { id: 'editor', kind: 'staff', name: '编辑', grants: [{ role: 'editor' }] } as const
      await city.writeMixer(3)
      for (const at of [1, 2, 3, 4])
        await city.write('锦绣新城的搅拌站噪音大，我叫欧阳知更鸟，住画眉巷九号，手机13987651234。', city.citizen(77), {
          place: '画眉巷九号',
          title: `欧阳知更鸟投诉搅拌站噪音${at}`,
        })
      await city.write('锦绣新城的搅拌站噪音大，站长橘子灯收钱。', city.citizen(78), { kind: 'report' })
      await city.find()
      const id = await city.topicAt('锦绣新城')
      const shown = [
        await city.must(editor, 'list', {}),
        await city.must(editor, 'get', { id }),
        await city.must(editor, 'propose_draft', { id }),
      ]
      for (const word of ['欧阳', '知更鸟', '画眉巷', '13987651234', '橘子灯', 'citizen-'])
        expect(JSON.stringify(shown)).not.toContain(word)
      expect(await city.ask(editor, 'messages', { id })).toMatchObject({ error: { code: 'forbidden' } })
      expect(JSON.stringify(await city.must(people.chief, 'messages', { id }))).not.toContain('橘子灯')
    })

    it('saves versions of the draft; who overwrites another unseen one is told', async () => {
      const { city, id } = await withTopic()
      const save = (number: number, body: string) => city.ask(people.chief, 'save_draft', { id, number, body })
      expect(await save(0, '第一稿：情况属实，正在处理。')).toMatchObject({ ok: true, data: { number: 1 } })
      expect(await save(0, '另一个人也写了第一稿，没有看到。')).toMatchObject({
        ok: false,
        error: { code: 'conflict', current: { number: 1 } },
      })
      expect(await save(1, '第二稿：情况属实，已经处理。')).toMatchObject({ ok: true, data: { number: 2 } })
      // Two versions behind: what is shown is the latest one, so that the next attempt can succeed.
      expect(await save(0, '第三个人还停在最开始的时候。')).toMatchObject({
        error: { code: 'conflict', current: { number: 2 } },
      })
      expect(await save(7, '凭空跳到第八稿，前面没有。')).toMatchObject({ ok: false, error: { code: 'conflict' } })
      expect((await city.get(id)).draft).toMatchObject({ number: 2, byName: 'chief' })
      city.city.clock.onHours(1)
      await city.writeMixer(2, 40)
      await city.find()
      expect((await city.get(id)).draft).toMatchObject({ number: 2 })
    })

    it('dismisses what is no topic: it stays out while messages come, until it is restored', async () => {
      const { city, id } = await withTopic()
      expect((await city.must(people.chief, 'dismiss', { id })).state).toBe('dismissed')
      await city.writeMixer(2, 40)
      await city.find()
      expect((await city.list()).items).toEqual([])
      expect(await city.ask(people.chief, 'dismiss', { id })).toMatchObject({ error: { code: 'invalid_state' } })
      expect(
        await city.ask(people.chief, 'link', { id, kind: 'article', title: '情况通报', url: 'https://a.cn/b' }),
      ).toMatchObject({ error: { code: 'invalid_state' } })
      await city.must(people.chief, 'restore', { id })
      expect((await city.list()).items.map((topic) => topic.id)).toEqual([id])
    })

    it.each([
      ['http://example.gov.cn/a'],
      ['javascript:alert(1)'],
      ['https://user:secret@example.gov.cn/'],
      ['https://'],
      ['example.gov.cn'],
    ])('links nothing but an address under https: %s', async (url) => {
      const { city, id } = await withTopic()
      expect(await city.ask(people.chief, 'link', { id, kind: 'article', title: '情况通报', url })).toMatchObject({
        error: { code: 'invalid_input', fields: { url: expect.any(String) as string } },
      })
    })

    it('tells nobody a title that points to a person, unless somebody says why it may stand', async () => {
      const { city, id } = await withTopic()
      const [title, url] = ['搅拌站夜间值班电话13800138000公布', 'https://example.gov.cn/notice.html']
      const link = (more: object) => city.ask(people.chief, 'link', { id, kind: 'article', title, url, ...more })
      const { findings } = await city.must(people.chief, 'preview_link', { id, kind: 'article', title, url })
      expect(findings).toEqual([{ kind: 'mobile', start: 9, end: 20 }])
      const refused = {
        error: { code: 'invalid_input', fields: { title: expect.stringContaining('手机号') as string } },
      }
      expect(await link({})).toMatchObject(refused)
      const reason = '环保部门对外公布的夜间值班电话'
      expect(await link({ dismissals: [{ kind: 'mobile', start: 0, end: 11, reason }] })).toMatchObject(refused)
      const dismissals = [{ kind: 'mobile', start: 9, end: 20, reason }] as const
      expect(await link({ dismissals })).toMatchObject({ ok: true, data: { links: [{ title }] } })
      const [{ id: linkId = '' } = {}] = (await city.get(id)).links
      const kept = { index: 'by_subject', equals: { subjectId: linkId }, limit: 5 } as const
      expect((await city.store.query(textChecks, kept)).items).toMatchObject([{ dismissed: dismissals, by: 'chief' }])
    })

    it('takes a unit’s published number for what it is, and finds nothing in a plain title', async () => {
      const { city, id } = await withTopic()
      const found = async (title: string) =>
        (await city.must(people.chief, 'preview_link', { id, kind: 'article', title, url: 'https://a.cn/b' })).findings
      expect([await found('供热抢修请打0571-88886666'), await found('关于搅拌站整治的通报')]).toEqual([[], []])
    })

    it('links only a public answer that stands', async () => {
      const { city, id } = await withTopic()
      const link = () => city.ask(people.chief, 'link', { id, kind: 'answer', answerId: 'answer-1' })
      expect(await link()).toMatchObject({ error: { code: 'invalid_input' } })
      await city.publicAnswer()
      expect(await link()).toMatchObject({ ok: true, data: { supports: 11 } })
      expect(await link()).toMatchObject({ error: { code: 'invalid_state' } })
    })
  })

  describe('telling the open cases', () => {
    const linked = async (count = 4) => {
      const city = await openCity()
      const ids = await city.writeMixer(count)
      await city.find()
      const id = await city.topicAt('锦绣新城')
      const { links } = await city.linkArticle(id)
      return { city, ids, id, linkId: links[0]?.id ?? '' }
    }

    it('tells each open case once, in its timeline and by a notice; a second run tells nobody', async () => {
      const { city, ids, id } = await linked()
      expect(await city.told(ids)).toEqual([0, 0, 0, 0])
      expect(await city.tell()).toBe(true)
      await city.tell()
      expect(await city.told(ids)).toEqual([1, 1, 1, 1])
      expect(await city.notices([1, 2, 3, 4])).toEqual([1, 1, 1, 1])
      expect((await city.get(id)).links).toMatchObject([{ told: 4, title: '关于搅拌站整治情况的通报' }])
      const message = await city.message(ids[0] ?? '')
      expect(message.status).toBe('dispatched')
      expect(message.topicAnswers).toMatchObject([{ url: 'https://example.gov.cn/notice.html' }])
    })

    it('tells of the latest link and counts who joined its answer, however many older ones stay active', async () => {
      const city = await openCity()
      const ids = await city.writeMixer(4)
      await city.find()
      const id = await city.topicAt('锦绣新城')
      await city.olderLinks(210)
      city.city.clock.onHours(1)
      await city.must(people.chief, 'link', { id, kind: 'answer', answerId: await city.publicAnswer() })
      expect(await city.tell()).toBe(true)
      expect(await city.told(ids)).toEqual([1, 1, 1, 1])
      expect((await city.list()).items.map(({ supports }) => supports)).toEqual([11])
    })

    it('tells of each article and each answer that is linked, though the case was told of another', async () => {
      const { city, ids, id } = await linked(3)
      await city.tell()
      await city.linkArticle(id, 'https://example.gov.cn/second.html')
      await city.must(people.chief, 'link', { id, kind: 'answer', answerId: await city.publicAnswer() })
      await city.tell()
      await city.tell()
      expect(await city.told(ids)).toEqual([3, 3, 3])
    })

    it('leaves no title of a public answer with those who are told: it may be taken back, or get another one', async () => {
      const city = await openCity()
      const ids = await city.writeMixer(4)
      await city.find()
      const answerId = await city.publicAnswer()
      await city.must(people.chief, 'link', { id: await city.topicAt('锦绣新城'), kind: 'answer', answerId })
      await city.tell()
      expect(await city.told(ids)).toEqual([1, 1, 1, 1])
      const message = await city.message(ids[0] ?? '')
      expect(message.topicAnswers).toEqual([{ answerId, at: expect.any(String) }])
      const read = async () => getMessage(city.city.deps)(city.citizen(1), { id: message.id })
      expect((await read()).topicAnswers).toEqual([{ answerId, at: expect.any(String), title: '公开答复' }])
      // Told before it was left out: it is not said any more either.
      const at = city.city.clock.now()
      const [told] = message.topicAnswers ?? []
      const entry = { what: 'topic_answered' as const, at, actorId: '', note: '张三反映的搅拌站' }
      await city.store.transact(async (transaction) =>
        transaction.put(messages, {
          ...message,
          topicAnswers: told === undefined ? [] : [{ ...told, title: '张三反映的搅拌站' }],
          timeline: [...message.timeline, entry],
        }),
      )
      expect(JSON.stringify(await read())).not.toContain('张三')
    })

    it('passes over who was answered or withdrew before, and those of other topics', async () => {
      const city = await openCity()
      const ids = await city.writeMixer(5)
      const others = await city.writeParking()
      await city.find()
      await city.reply(ids[1] ?? '')
      await city.withdraw(ids[2] ?? '', city.citizen(3))
      await city.linkArticle(await city.topicAt('锦绣新城'))
      await city.tell()
      expect(await city.told(ids)).toEqual([1, 0, 0, 1, 1])
      expect(await city.told(others)).toEqual([0, 0, 0])
    })

    it('tells who joins the topic later, also while others are being told', async () => {
      const { city, ids } = await linked(4)
      expect(await city.tell(stopsAfter(3))).toBe(false)
      const later = await city.writeMixer(2, 50)
      await city.find()
      await city.tell()
      expect(await city.told([...ids, ...later])).toEqual([1, 1, 1, 1, 1, 1])
    })

    it('tells nobody twice when it dies after a case and before it noted how far it came', async () => {
      const { city, ids } = await linked(4)
      const { store } = city
      const dying: DocumentStore = Object.create(store) as DocumentStore
      let commits = 0
      dying.transact = async (work) => {
        commits += 1
        if (commits > 2) throw new Error('killed')
        return store.transact(work)
      }
      Object.assign(city.city.deps, { store: dying })
      await expect(city.tell()).rejects.toThrow('killed')
      Object.assign(city.city.deps, { store })
      expect((await city.told(ids)).reduce((sum, one) => sum + one, 0)).toBe(2)
      await city.tell()
      expect(await city.told(ids)).toEqual([1, 1, 1, 1])
    })

    it('two runs at once tell each case once', async () => {
      const { city, ids } = await linked(4)
      await Promise.all([city.tell(), city.tell()])
      await city.tell()
      expect(await city.told(ids)).toEqual([1, 1, 1, 1])
    })

    it('tells nobody more once it is unlinked; linked again only the others', async () => {
      const { city, ids, id, linkId } = await linked(4)
      await city.tell(stopsAfter(3))
      const before = await city.told(ids)
      const { links } = await city.must(people.chief, 'unlink', { id, linkId })
      expect(links).toMatchObject([{ ended: 'unlinked' }])
      await city.tell()
      expect(await city.told(ids)).toEqual(before)
      expect(before.reduce((sum, one) => sum + one, 0)).toBeLessThan(4)
      expect(await city.ask(people.chief, 'unlink', { id, linkId })).toMatchObject({ error: { code: 'invalid_state' } })
      await city.linkArticle(id)
      await city.tell()
      expect(await city.told(ids)).toEqual([1, 1, 1, 1])
    })

    it('tells nobody of an answer that was taken back', async () => {
      const city = await openCity()
      const ids = await city.writeMixer(3)
      await city.find()
      const id = await city.topicAt('锦绣新城')
      await city.must(people.chief, 'link', { id, kind: 'answer', answerId: await city.publicAnswer() })
      await city.withdrawAnswer()
      await city.tell()
      expect(await city.told(ids)).toEqual([0, 0, 0])
      expect((await city.get(id)).links).toMatchObject([{ ended: 'answer_gone', told: 0 }])
    })

    it('says nothing of one citizen to another: only the public title', async () => {
      const { city, ids } = await linked()
      await city.tell()
      const { topicAnswers, timeline } = await city.message(ids[3] ?? '')
      const told = JSON.stringify([topicAnswers, timeline.filter(({ what }) => what === 'topic_answered')])
      for (const word of ['半夜', '开窗', '睡不着', '粉尘', 'citizen-1', 'citizen-2']) expect(told).not.toContain(word)
    })

    it('whatever happens in whatever order: each open case at most once a link, at the end exactly once', async () => {
      const step = fc.constantFrom('tell', 'cut', 'join', 'find', 'reply', 'unlink', 'link')
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
          const { city, ids, id, linkId } = await linked(3)
          const answered = new Set<string>()
          let active = true
          let next = 100
          for (const what of steps) {
            if (what === 'tell') await city.tell()
            if (what === 'cut') await city.tell(stopsAfter(2))
            if (what === 'join') ids.push(...(await city.writeMixer(1, (next += 1))))
            if (what === 'find') await city.find()
            if (what === 'reply') {
              const open = ids.find((one) => !answered.has(one))
              if (open !== undefined) await city.reply(open)
              if (open !== undefined) answered.add(open)
            }
            if (what === 'unlink' && active) await city.must(people.chief, 'unlink', { id, linkId })
            if (what === 'link' && !active) await city.linkArticle(id)
            if (what === 'unlink') active = false
            if (what === 'link') active = true
            for (const count of await city.told(ids)) expect(count).toBeLessThanOrEqual(1)
          }
          if (!active) await city.linkArticle(id)
          await city.find()
          await city.tell(ALWAYS)
          const told = await city.told(ids)
          ids.forEach((one, at) => {
            if (!answered.has(one)) expect(told[at]).toBe(1)
          })
        }),
        { numRuns: 12 },
      )
    })
  })
}
