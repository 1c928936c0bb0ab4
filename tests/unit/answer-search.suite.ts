import { answersFunction } from '../../cloudfunctions/answers'
import {
  answerMatters,
  indexAnswer,
  publicAnswers,
  rebuildAnswerMatters,
} from '../../cloudfunctions/answers/answers.store'
import type { DocumentStore } from '../../cloudfunctions/shared/documents'
import type { Actor } from '../../cloudfunctions/shared/kernel/actor'
import { addMilliseconds } from '../../cloudfunctions/shared/kernel/local-date'
import type { SimilarAnswer } from '../../types/answers.contract'
import { callAs } from '../support/call-module'
import { openSmallCity, people } from '../support/small-city'

const ANSWERS: readonly (readonly [title: string, question: string])[] = [
  ['和平路一带停暖何时恢复', '和平路小区停暖，什么时候能恢复供热？'],
  ['供热管网什么时候改造', '老旧小区的供热管网什么时候改造？'],
  ['36路公交线路调整', '36路公交改线以后，老人去医院不方便。'],
  ['医保卡丢失怎么补办', '医保卡丢了，到哪里补办？'],
]

/** Searching public answers by words, on any store. */
export function answerSearchSuite(open: () => Promise<DocumentStore>): void {
  const openAnswers = async (rows = ANSWERS) => {
    const city = openSmallCity(await open())
    const module = answersFunction(city.deps)
    const search = (words: string, more: object = {}, actor: Actor | null = people.chief) =>
      callAs(module, actor, 'search', { words, ...more })
    for (const [at, [title, question]] of rows.entries())
      await city.store.transact(async (transaction) => {
        const releasedAt = addMilliseconds(city.clock.now(), at * 60_000)
        const answer = {
          ...{ id: `answer-${String(at).padStart(3, '0')}`, messageId: `m${at}`, state: 'public' as const },
          ...{ kind: 'complaint' as const, title, question, answer: '已经办理，详见公告。', unitId: 'heating' },
          ...{ askedAt: releasedAt, releasedAt, releasedBy: people.chief.id, joiners: 0 },
        }
        transaction.insert(publicAnswers, answer)
        await indexAnswer(transaction, answer)
      })
    const page = async (words: string, more: object = {}) => {
      const body = await search(words, more)
      if (!body.ok) throw new Error(JSON.stringify(body.error))
      return body.data as { items: SimilarAnswer[]; nextCursor: string | null }
    }
    const titles = async (words: string) => (await page(words)).items.map(({ title }) => title)
    return { city, search, page, titles }
  }

  it.each([
    ['供热', ['供热管网什么时候改造', '和平路一带停暖何时恢复']],
    ['供热 改造', ['供热管网什么时候改造']],
    ['改造　供热', ['供热管网什么时候改造']],
    ['補辦', ['医保卡丢失怎么补办']],
    ['36路', ['36路公交线路调整']],
    ['医', ['医保卡丢失怎么补办', '36路公交线路调整']],
    ['老 暖', []],
    ['供热 公交', []],
    ['，。！', []],
    ['<script>', []],
  ])('“%s” finds what holds all of it in title or question, the latest first', async (words, expected) => {
    const { titles } = await openAnswers()
    expect(await titles(words)).toEqual(expected)
  })

  it('shows no answer that was taken back', async () => {
    const { city, titles } = await openAnswers()
    await city.store.transact(async (transaction) => {
      const answer = await transaction.get(publicAnswers, 'answer-003')
      if (answer !== null) transaction.put(publicAnswers, { ...answer, state: 'withdrawn' })
    })
    expect(await titles('医保卡')).toEqual([])
  })

  it('finds again what a restore or an upgrade had lost, and keeps nothing of what was taken back', async () => {
    const rows = Array.from({ length: 60 }, (_, at) => [`第${at}期`, '供热什么时候改造？'] as const)
    const { city, titles } = await openAnswers(rows)
    const { store } = city
    const entryOf = (at: number) => store.get(answerMatters, `answer-${String(at).padStart(3, '0')}`)
    const stood = await Promise.all([0, 30, 59].map(entryOf))
    await store.transact(async (transaction) => {
      const [lost, outdated, dated] = await Promise.all(
        ['answer-000', 'answer-030', 'answer-059'].map((id) => transaction.get(answerMatters, id)),
      )
      const takenBack = await transaction.get(publicAnswers, 'answer-055')
      if (!lost || !outdated || !dated || !takenBack) throw new Error('not indexed')
      transaction.remove(answerMatters, lost)
      transaction.put(answerMatters, { ...outdated, tokens: ['旧词'] })
      transaction.put(answerMatters, { ...dated, at: '2020-01-01T00:00:00.000Z' })
      transaction.put(publicAnswers, { ...takenBack, state: 'withdrawn' })
    })
    expect(await rebuildAnswerMatters(store)).toEqual({ looked: 60, written: 4 })
    const withoutVersions = (entries: typeof stood) => entries.map((entry) => ({ ...entry, version: 0 }))
    expect(withoutVersions(await Promise.all([0, 30, 59].map(entryOf)))).toEqual(withoutVersions(stood))
    expect(await entryOf(55)).toBeNull()
    expect(await titles('第0期')).toEqual(['第0期'])
    // What stands as it should is not written again.
    expect(await rebuildAnswerMatters(store)).toEqual({ looked: 60, written: 0 })
  })

  it('goes through all that fit in pages, each once', async () => {
    const rows = Array.from({ length: 23 }, (_, at) => [`供热改造第${at}期安排`, '供热什么时候改造？'] as const)
    const { page } = await openAnswers(rows)
    const read: string[] = []
    let cursor: string | undefined
    do {
      const found = await page('供热 改造', { limit: 5, ...(cursor ? { cursor } : {}) })
      read.push(...found.items.map(({ id }) => id))
      cursor = found.nextCursor ?? undefined
    } while (cursor !== undefined)
    expect(read).toEqual([...new Set(read)])
    expect(read).toHaveLength(23)
  })

  it('is for those who work with public answers, and says what is wrong with the words', async () => {
    const { search } = await openAnswers([])
    for (const actor of [people.handler, people.dispatcher, people.citizen])
      expect(await search('供热', {}, actor)).toMatchObject({ error: { code: 'forbidden' } })
    expect(await search('供热', {}, null)).toMatchObject({ error: { code: 'unauthenticated' } })
    for (const input of ['', ' '.repeat(5), '供'.repeat(41)])
      expect(await search(input)).toMatchObject({
        error: { code: 'invalid_input', fields: { words: expect.any(String) as string } },
      })
    expect(await search('供热', { cursor: 'none' })).toMatchObject({ error: { code: 'invalid_input' } })
  })
}
