import { memoryStore } from '../../../../cloudfunctions/adapters/memory'
import { similarSuite } from './similar.suite'
import { rankSimilar } from '../../../../cloudfunctions/messages/drafting/rank-similar'

describe('similar answers', () => similarSuite(() => Promise.resolve(memoryStore())))

describe('ranking', () => {
  const text = (candidate: string) => candidate
  it('puts what shares rare words before what shares common ones, and leaves out what shares no matter', () => {
    const ranked = rankSimilar('锦绣里暖气片漏水', ['请问领导我们的问题', '暖气片漏水怎么修', '锦绣里停电了'], text)
    expect(ranked.map(({ of }) => of)[0]).toBe('暖气片漏水怎么修')
    expect(ranked.map(({ of }) => of)).not.toContain('请问领导我们的问题')
  })
  it('answers nothing for a text without words', () => expect(rankSimilar('！', ['暖气'], text)).toEqual([]))
})
