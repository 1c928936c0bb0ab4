import { memoryStore } from '../../../../cloudfunctions/adapters/memory'
import { similarSuite } from './similar.suite'
import { rankSimilar } from '../../../../cloudfunctions/messages/drafting/rank-similar'
import { UNCOUNTED } from '../../../../cloudfunctions/shared/alike'

describe('similar answers', () => similarSuite(() => Promise.resolve(memoryStore())))

describe('ranking', () => {
  const text = (candidate: string) => candidate
  it('puts what shares rare words before what shares common ones, and leaves out what shares no matter', () => {
    const ranked = rankSimilar(
      '锦绣里暖气片漏水',
      ['请问领导我们的问题', '暖气片漏水怎么修', '锦绣里停电了'],
      text,
      UNCOUNTED,
    )
    expect(ranked.map(({ of }) => of)[0]).toBe('暖气片漏水怎么修')
    expect(ranked.map(({ of }) => of)).not.toContain('请问领导我们的问题')
  })
  it('does not put a long letter first because it says something of everything', () => {
    const long = `楼道灯坏了，垃圾没人收，锦绣里停车乱，${'物业电话打不通，绿化带荒了，健身器材生锈。'.repeat(8)}暖气片也旧了`
    const ranked = rankSimilar('锦绣里暖气片漏水，地板泡坏', [long, '暖气片漏水，报修没人来'], text, UNCOUNTED)
    expect(ranked[0]).toMatchObject({ of: '暖气片漏水，报修没人来', because: ['暖气片漏水'] })
  })
  it('tells each reason once, also where a title was made from the first sentence', () => {
    const sentence = '顶层暖气不热每年都这样拖着没人管'
    const [first] = rankSimilar(
      `${sentence} ${sentence}，请派人，暖气不热`,
      [`${sentence}了，暖气不热`],
      text,
      UNCOUNTED,
    )
    expect(first?.because).toEqual(['顶层暖气不热每年都这样拖…'])
  })
  it('answers nothing for a text without words', () => expect(rankSimilar('！', ['暖气'], text, UNCOUNTED)).toEqual([]))
})
