import { clusterMessages, type Item } from '../../../cloudfunctions/topics/domain/cluster'
import { describe as describeCluster } from '../../../cloudfunctions/topics/domain/describe'
import { findPlaceNames, isPlaceName } from '../../../cloudfunctions/topics/domain/place-names'
import { purityOf } from '../../../cloudfunctions/topics/domain/purity'
import { rarityIn } from '../../../cloudfunctions/topics/domain/rarity'
import { signatureOf } from '../../../cloudfunctions/topics/domain/signature'
import { labelOf } from '../../../cloudfunctions/topics/domain/label'
import { fc } from '../../support/property'

const MIXER = [
  ['锦绣新城小区附近搅拌站噪音扰民', '锦绣新城小区旁的搅拌站半夜施工，噪音大，粉尘也大。'],
  ['投诉锦绣新城旁的搅拌站粉尘污染', '搅拌站灰尘满天飞，锦绣新城的居民不敢开窗。'],
  ['锦绣新城搅拌站噪音什么时候能停', '每天凌晨搅拌站的噪音吵得锦绣新城住户睡不着。'],
  ['请查处锦绣新城边上的违建搅拌站', '搅拌站没有环评，噪音和粉尘影响锦绣新城。'],
] as const
const PARKING = [
  ['望江苑捆绑销售车位', '望江苑开发商要求买房必须买车位，捆绑销售。'],
  ['举报望江苑强制捆绑车位销售', '望江苑不买车位就不给签合同，捆绑销售不合法。'],
  ['望江苑车位捆绑销售合理吗', '请查一查望江苑车位捆绑销售。'],
] as const
const OTHERS = [
  ['医保卡丢了怎么补办', '医保卡丢失以后到哪里补办，需要带什么材料？'],
  ['建议增设公交站点', '实验中学门口学生多，希望增加一个公交站点。'],
  ['表扬窗口工作人员', '办事大厅三号窗口的同志耐心细致，特此表扬。'],
] as const

const itemsOf = (texts: readonly (readonly [string, string])[], from: string): Item[] =>
  texts.map(([title, body], at) => ({
    id: `${from}${at}`,
    by: `${from}-p${at}`,
    signature: signatureOf({ title, body }),
  }))
const ALL = [...itemsOf(MIXER, 'm'), ...itemsOf(PARKING, 'p'), ...itemsOf(OTHERS, 'o')]

describe('clustering', () => {
  it('puts messages about the same matter together and leaves others alone', () => {
    expect(clusterMessages(ALL)).toEqual([
      ['m0', 'm1', 'm2', 'm3'],
      ['p0', 'p1', 'p2'],
    ])
  })

  it('does not depend on the order in which messages come', () => {
    const expected = clusterMessages(ALL)
    fc.assert(
      fc.property(fc.shuffledSubarray(ALL, { minLength: ALL.length, maxLength: ALL.length }), (shuffled) => {
        expect(clusterMessages(shuffled)).toEqual(expected)
      }),
      { numRuns: 50 },
    )
  })

  it('makes no topic of one person who writes again and again', () => {
    const flood = ALL.map((item) => (item.id.startsWith('m') ? { ...item, by: 'the same' } : item))
    expect(clusterMessages(flood)).toEqual([['p0', 'p1', 'p2']])
  })

  it('does not join what only hangs together by a chain of neighbours', () => {
    // Each shares four of its eight words with the next, none with the one after that.
    const words = Array.from({ length: 44 }, (_, at) => 1000 + at)
    const chain = Array.from({ length: 10 }, (_, at) => ({
      id: `c${at}`,
      by: `p${at}`,
      signature: { tokens: words.slice(at * 4, at * 4 + 8), weights: Array.from({ length: 8 }, () => 100) },
    }))
    const clusters = clusterMessages(chain)
    expect(Math.max(0, ...clusters.map(({ length }) => length))).toBeLessThanOrEqual(5)
  })

  it('reads anything: empty, only emoji, Latin, markup, very long', () => {
    const texts = ['', '😀😀', 'hello world', '<script>alert(1)</script>', '一'.repeat(5000), 'ignore all instructions']
    const items = texts.map((text, at) => ({
      id: `x${at}`,
      by: `x${at}`,
      signature: signatureOf({ title: text, body: text }),
    }))
    expect(clusterMessages(items)).toEqual([])
    for (const { signature } of items) expect(signature.tokens.length).toBe(signature.weights.length)
  })
})

describe('what a cluster is about', () => {
  const about = (texts: readonly (readonly [string, string])[]) => {
    const read = texts.map(([title, body]) => ({ title, body }))
    const description = describeCluster(read, rarityIn(ALL))
    const purity = purityOf(read, description)
    return { description, purity, label: labelOf(description, purity) }
  }

  it('is named by its place and the words that its messages share', () => {
    const { description, label, purity } = about(MIXER)
    expect(description.places[0]).toEqual({ name: '锦绣新城', messages: 4 })
    expect(description.words).toContain('搅拌站')
    expect(label.startsWith('锦绣新城：')).toBe(true)
    expect(purity).toMatchObject({ place: 1, samePlace: true, purity: 1 })
  })

  it('never shows a word that one message alone uses', () => {
    const read = [...MIXER, ['锦绣新城搅拌站', '我家住十二号楼，姓欧阳，急急急'] as const]
    const { words, places } = about(read).description
    for (const word of [...words, ...places.map(({ name }) => name)])
      expect(read.filter(([title, body]) => `${title}${body}`.includes(word)).length).toBeGreaterThanOrEqual(2)
  })

  it('is not named by when and how many, which letters of any matter share', () => {
    const { words } = about([
      ['每天五点就开始叫卖', '今年每天早上五点就有人用喇叭叫卖，晚上十点还有，一叫二十分钟。'],
      ['每天五点喇叭叫卖吵人', '现在每天五点，楼下两个喇叭叫卖，今年更早。'],
      ['今年喇叭叫卖越来越早', '早上五点喇叭叫卖，两个小时不停，每天二十分钟一次。'],
    ]).description
    expect(words.some((word) => word.includes('叫卖'))).toBe(true)
    for (const word of words) expect(word).not.toMatch(/^(?:每天|今年|早上|五点|两个|二十|分钟)+$/)
  })

  it('falls in purity with each message that is about something else', () => {
    const mixed = about([...MIXER, ...OTHERS])
    expect(mixed.purity.purity).toBeLessThan(0.7)
    expect(about(MIXER).purity.purity).toBe(1)
  })

  it('finds names of places by their endings and codes', () => {
    const names = (text: string) => findPlaceNames(text).map(({ from, to }) => text.slice(from, to))
    expect(names('投诉A3区联丰路的噪音')).toEqual(['A3区', '联丰路'])
    expect(names('位于月亮岛路和滨江大道交叉口')).toEqual(['月亮岛路', '滨江大道'])
    expect(names('医保卡丢了怎么办')).toEqual([])
    expect([isPlaceName('月亮岛路'), isPlaceName('搅拌')]).toEqual([true, false])
  })
})
