import { readWords, STARTING_WORDS, wechatTextSafety, wordListSafety } from '../../../cloudfunctions/adapters/safety'
import { allOf, checkedInTime, type ContentSafety } from '../../../cloudfunctions/shared/kernel/content-safety'

const saying = (suggestion: 'pass' | 'review' | 'risky', ...labels: string[]): ContentSafety => ({
  check: () => Promise.resolve({ suggestion, labels }),
})

describe('the word list', () => {
  const safety = wordListSafety(STARTING_WORDS)
  it.each([
    ['家里暖气三天不热，张局长不接电话，请市长管一管。', 'pass', []],
    ['实名举报市住建局副局长收受贿赂，请纪委查处。', 'pass', []],
    ['加微信领取优惠，扫码进群', 'review', ['广告']],
    ['代 开·发—票，联系', 'risky', ['广告']],
    ['代开發票', 'pass', []],
    ['ＢＯＣＡＩ 博彩网站', 'risky', ['赌博']],
    ['代开发票，博彩网站', 'risky', ['广告', '赌博']],
  ])('%s: %s', async (text, suggestion, labels) => {
    expect(await safety.check(text, 'p')).toEqual({ suggestion, labels })
  })

  it('takes a city’s own list, and says which line is none', async () => {
    const own = wordListSafety(readWords('# 本市\n刷好评, 广告, review\n传销，诈骗，risky # 全角逗号\n\n'))
    expect(await own.check('有人传销', 'p')).toEqual({ suggestion: 'risky', labels: ['诈骗'] })
    for (const broken of ['只有词', '词,类别,block', ',类别,risky', '。,类别,risky'])
      expect(() => readWords(`好,类别,risky\n${broken}`)).toThrow(/line 2/)
  })

  it('holds nothing that a complaint about officials would say', () => {
    for (const { word } of STARTING_WORDS) expect(word).not.toMatch(/书记|市长|局长|政府不|腐败|贪污|举报|上访/)
  })
})

describe('a check that fails', () => {
  const unchecked = { suggestion: 'review', labels: ['未能自动检查'] }
  it('is review, also when it never answers', async () => {
    const failing: ContentSafety = { check: () => Promise.reject(new Error('away')) }
    const silent: ContentSafety = { check: () => new Promise(() => undefined) }
    expect(await checkedInTime(failing, 'x', 'p')).toEqual(unchecked)
    expect(await checkedInTime(silent, 'x', 'p', 1)).toEqual(unchecked)
    expect(await allOf([saying('pass'), failing]).check('x', 'p')).toEqual(unchecked)
  })

  it('does not swallow what another check found', async () => {
    jest.useFakeTimers()
    const silent: ContentSafety = { check: () => new Promise(() => undefined) }
    const verdict = checkedInTime(allOf([saying('risky', '赌博'), silent]), 'x', 'p')
    await jest.advanceTimersByTimeAsync(60_000)
    expect(await verdict).toEqual({ suggestion: 'risky', labels: ['赌博', '未能自动检查'] })
    jest.useRealTimers()
  })

  it('of several the gravest counts', async () => {
    const verdict = await allOf([saying('review', '广告'), saying('risky', '赌博'), saying('pass')]).check('x', 'p')
    expect(verdict).toEqual({ suggestion: 'risky', labels: ['广告', '赌博'] })
  })
})

describe('WeChat’s own check, with the documented answers', () => {
  const asking = (answer: unknown) => {
    const asked: unknown[] = []
    const safety = wechatTextSafety(
      (input) => {
        asked.push(input)
        return Promise.resolve(answer)
      },
      (id) => Promise.resolve(id.startsWith('wx_') ? id.slice(3) : null),
    )
    return { safety, asked }
  }
  it.each([
    [{ errCode: 0, result: { suggest: 'pass', label: 100 } }, 'pass', []],
    [{ errcode: 0, result: { suggest: 'review', label: 10001 } }, 'review', ['广告']],
    [{ errCode: 0, result: { suggest: 'risky', label: 20002 } }, 'risky', ['色情']],
    [{ errCode: 0, result: { suggest: 'risky', label: 21000 } }, 'risky', ['其他']],
    // Whoever names an official: a machine's word for politics never keeps it waiting.
    [{ errCode: 0, result: { suggest: 'risky', label: 20001 } }, 'review', ['时政']],
  ])('%j', async (answer, suggestion, labels) => {
    const { safety, asked } = asking(answer)
    expect(await safety.check('路灯坏了', 'wx_oA')).toEqual({ suggestion, labels })
    expect(asked).toEqual([{ version: 2, scene: 2, openid: 'oA', content: '路灯坏了' }])
  })

  it.each([[{ errCode: -1 }], [{ errCode: 0 }], [null], [{ errCode: 61010, errMsg: 'code is expired' }]])(
    'counts %j as not checked',
    async (answer) => {
      await expect(asking(answer).safety.check('x', 'wx_oA')).rejects.toThrow()
    },
  )

  it('is not asked about people whom WeChat does not know, and never gets more than it takes', async () => {
    const { safety, asked } = asking({ errCode: 0, result: { suggest: 'pass', label: 100 } })
    expect(await safety.check('x', 'demo-citizen-1')).toEqual({ suggestion: 'pass', labels: [] })
    expect(asked).toEqual([])
    await safety.check('长'.repeat(3000), 'wx_oA')
    expect((asked[0] as { content: string }).content).toHaveLength(2500)
  })
})
