import { memoryStore } from '../../cloudfunctions/adapters/memory'
import {
  countWords,
  defineAlikeIndex,
  findAlike,
  rarityFor,
  readRarity,
  toAlikeEntry,
  UNCOUNTED,
} from '../../cloudfunctions/shared/alike'
import { amongTokens, askedTokens } from '../../cloudfunctions/shared/alike/asked-tokens'
import { likeness, toCompared } from '../../cloudfunctions/shared/alike/likeness'
import { bucketOf, BUCKETS, countedRarity } from '../../cloudfunctions/shared/alike/rarity'
import type { DocumentStore } from '../../cloudfunctions/shared/documents'
import { MovedClock } from '../support/small-city'

const index = defineAlikeIndex('alike_tests')
const AT = '2026-07-01T00:00:00.000Z'
const GO_ON = { now: AT, goOn: () => true }

async function keep(store: DocumentStore, texts: readonly string[], place?: string, marks: readonly string[] = []) {
  for (const [at, text] of texts.entries())
    await store.transact(async (transaction) =>
      transaction.insert(
        index,
        toAlikeEntry(`${marks.join('')}e${at}`, {
          texts: [text],
          place,
          marks,
          at: new Date(Date.parse(AT) + at * 1000).toISOString(),
        }),
      ),
    )
}

describe('likeness', () => {
  const like = (asked: string, known: string, place?: string, there?: string): number =>
    likeness(UNCOUNTED)(toCompared(asked, place))(toCompared(known, there))

  it('weighs rare pairs, knows the short text in the long one, and the same place', () => {
    const asked = '您好，我想问一下和平路小区停暖以后什么时候能恢复供热，谢谢'
    expect(like(asked, '和平路停暖何时恢复供热')).toBeGreaterThan(0.5)
    expect(like(asked, '公交站台没有遮雨棚')).toBeLessThan(0.1)
    expect(like(asked, '停暖', '和平路', '和平路3号')).toBeGreaterThan(like(asked, '停暖', '和平路', '东湖路'))
    expect(like('😀', '停暖')).toBe(0)
    expect(like('停暖', '😀')).toBe(0)
  })
})

describe('rarity', () => {
  it('goes by the characters until enough was counted, then by what stands in the texts', async () => {
    const store = memoryStore()
    expect(await readRarity(store, index)).toBe(UNCOUNTED)
    expect(countedRarity(new Uint16Array(BUCKETS), 199)).toBe(UNCOUNTED)
    // 锦绣 is of rare characters, but stands in every text of this city; 停水 in one.
    await keep(store, [...Array.from({ length: 250 }, (_, n) => `锦绣小区第${n}件`), '锦绣小区停水'])
    expect(UNCOUNTED.weightOf('锦绣')).toBeGreaterThan(UNCOUNTED.weightOf('停水'))
    expect(await countWords(store, index, GO_ON)).toBe(251)
    const counted = await readRarity(store, index)
    expect(counted.weightOf('锦绣')).toBeLessThan(counted.weightOf('停水'))
    const held = ['锦绣', '停水'].map((token) => Math.round(counted.heldBy(token) ?? 0))
    expect(held[0]).toBeGreaterThan(240)
    expect(held[1]).toBe(1)
    expect(await countWords(store, index, GO_ON)).toBe(251)
  })
  it('is read again when it may have been counted anew, and after the database was away', async () => {
    const clock = new MovedClock()
    const store = memoryStore()
    let away = true
    const shaky: DocumentStore = {
      ...store,
      get: (collection, id) => (away ? Promise.reject(new Error('away')) : store.get(collection, id)),
    }
    const rarity = rarityFor(shaky, index, clock)
    await expect(rarity()).rejects.toThrow('away')
    away = false
    expect(await rarity()).toBe(UNCOUNTED)
    await keep(
      store,
      Array.from({ length: 200 }, (_, n) => `路灯不亮第${n}盏`),
    )
    await countWords(store, index, GO_ON)
    expect(await rarity()).toBe(UNCOUNTED)
    clock.onHours(1)
    expect((await rarity()).heldBy('路灯')).toBeGreaterThan(190)
  })
  it('is counted of the latest alone when there is no more time', async () => {
    const store = memoryStore()
    await keep(
      store,
      Array.from({ length: 1200 }, (_, n) => `第${n}件`),
    )
    expect(await countWords(store, index, { now: AT, goOn: () => false })).toBe(1000)
  })
})

describe('what is marked', () => {
  const MATTER = '和平路停暖何时恢复'
  it('is found among the marked alone, however many others are alike, and by each of several marks', async () => {
    const store = memoryStore()
    await keep(store, [`${MATTER}供热`], undefined, ['answered:heating'])
    await keep(store, [`${MATTER}通车`], undefined, ['answered:traffic'])
    await keep(
      store,
      Array.from({ length: 300 }, () => MATTER),
    )
    const ids = async (among: string[]) =>
      (await findAlike(store, index, UNCOUNTED, { text: MATTER, among })).map(({ entry }) => entry.id)
    expect(await ids(['answered:heating'])).toEqual(['answered:heatinge0'])
    expect(await ids(['answered:heating', 'answered:traffic'])).toHaveLength(2)
    expect(await ids(['answered:water'])).toEqual([])
    expect(await ids([])).toEqual([])
  })
  it('is asked for until enough was found, and never for more than its rarest pairs', async () => {
    const store = memoryStore()
    const asked: number[] = []
    const counting: DocumentStore = {
      ...store,
      query: (collection, query) => {
        asked.push(query.limit)
        return store.query(collection, query)
      },
    }
    const long = Array.from({ length: 90 }, (_, n) => String.fromCharCode(0x4e00 + n * 7)).join('')
    await findAlike(counting, index, UNCOUNTED, { text: long, among: ['m'] })
    expect(asked).toEqual(Array.from({ length: 24 }, () => 60))
    await keep(
      store,
      Array.from({ length: 30 }, () => long),
      undefined,
      ['m'],
    )
    asked.length = 0
    expect(await findAlike(counting, index, UNCOUNTED, { text: long, among: ['m'] })).toHaveLength(30)
    expect(asked).toHaveLength(12)
  })
  it('is asked for by pairs that it holds a few times, the rarest of them first, and by the rarer of pair and mark', () => {
    const held = { 供暖: 10, 停暖: 200, 恢复: 300, 我们: 900 }
    const counts = new Float64Array(BUCKETS)
    for (const [token, count] of Object.entries(held)) counts[bucketOf(token)] = count
    const among = (bearing: number) =>
      amongTokens('我们 停暖 恢复 供暖', countedRarity(counts, 1000, new Map([['is:m', bearing]])), 'is:m')
        .filter(({ token, also = '' }) => token in held || also in held)
        .map(({ token, also }) => [token, also])
    expect(among(50)).toEqual([
      ['is:m', '停暖'],
      ['is:m', '恢复'],
      ['is:m', '我们'],
      ['供暖', 'is:m'],
    ])
    // Nobody bears it yet, as far as was counted: the commonest first.
    expect(among(0)[0]).toEqual(['is:m', '我们'])
  })
  it('weighs and counts as if it were not', async () => {
    const store = memoryStore()
    const plain = memoryStore()
    const texts = Array.from({ length: 220 }, (_, n) => `is路灯不亮第${n}盏`)
    await keep(store, texts, undefined, ['answered', 'answered:lights'])
    await keep(plain, texts)
    for (const each of [store, plain]) await countWords(each, index, GO_ON)
    const [marked, unmarked] = [await readRarity(store, index), await readRarity(plain, index)]
    expect(marked.weightOf('is')).toBe(unmarked.weightOf('is'))
    expect(marked.heldBy('is')).toBe(unmarked.heldBy('is'))
    expect(['is:answered', 'is:answered:gas'].map(marked.heldBy)).toEqual([220, 0])
    const like = likeness(marked)(toCompared('路灯不亮第7盏'))
    const [one, other] = [['m'], []].map((marks) => toAlikeEntry('a', { texts: ['路灯不亮第9盏'], at: AT, marks }))
    expect(one && like(one)).toBe(other && like(other))
  })
})

describe('finding what is alike', () => {
  it('asks for the rarest pairs, and for more of them while they find little', () => {
    const counts = new Uint16Array(BUCKETS).fill(1)
    const rare = countedRarity(counts, 1000)
    const long = Array.from({ length: 60 }, (_, n) => String.fromCharCode(0x4e00 + n * 7)).join('')
    expect(askedTokens(long, rare)).toHaveLength(24)
    expect(askedTokens(long, countedRarity(counts.fill(500), 1000)).map(({ limit }) => limit)).toEqual([
      250, 20, 20, 20,
    ])
    expect(askedTokens(long, UNCOUNTED)).toHaveLength(6)
    expect(askedTokens(long, countedRarity(counts.fill(100), 1000)).map(({ limit }) => limit)).toEqual([
      250, 250, 60, 20,
    ])
    expect(askedTokens('😀', rare)).toEqual([])
  })
  it('answers the likest first, the later of equals, and nothing that shares only manners', async () => {
    const store = memoryStore()
    await keep(store, [
      '和平路停暖何时恢复',
      '公交站台没有遮雨棚',
      '和平路停暖何时恢复',
      '和平路小区停暖三天了，何时恢复供热',
    ])
    const found = await findAlike(store, index, UNCOUNTED, { text: '和平路停暖何时恢复' })
    expect(found.map(({ entry }) => entry.id)).toEqual(['e2', 'e0', 'e3'])
    expect(await findAlike(store, index, UNCOUNTED, { text: '𠮷𠮷' })).toEqual([])
    const traditional = await findAlike(store, index, UNCOUNTED, { text: '和平路停暖何時恢復' })
    expect(traditional.map(({ entry }) => entry.id)).toEqual(['e2', 'e0', 'e3'])
  })
})
