import type { AnswersContract } from '../../types/answers.contract'
import type { TopicsContract } from '../../types/topics.contract'
import type { OutputOf } from '../../types/wire.contract'
import { type BrowsedCity, go, keepScreenshot, openCity, seen } from './open-city'
import { until } from '../support/until'
import { barriers } from './page-checks'

jest.setTimeout(240_000)

let city: BrowsedCity
beforeAll(async () => {
  city = await openCity()
})
afterAll(() => city.close())

const ask = async <Data>(procedure: string, input: object): Promise<Data> => {
  const { body } = await city.api.call('press', procedure, input)
  if (!body.ok) throw new Error(`${procedure}: ${body.error.message}`)
  return body.data as Data
}
const pathOf = (id: string) => `packages/press/topics/topic/index?id=${id}`

/** The timer finds topics in the first minute of the server: the largest of them, and another one. */
const twoTopics = () =>
  until<readonly [id: string, other: { id: string; label: string }]>('two topics', async () => {
    const [rising, other] = (await ask<OutputOf<TopicsContract['list']>>('topics.list', {})).items
    return rising !== undefined && other !== undefined && [rising.id, other]
  })

async function releaseAnswer(): Promise<void> {
  const { items } = await ask<OutputOf<AnswersContract['candidates']>>('answers.candidates', { limit: 1 })
  const messageId = items[0]?.messageId ?? ''
  const { version } = await ask<OutputOf<AnswersContract['propose']>>('answers.propose', { messageId })
  await ask('answers.release', {
    ...{ messageId, version, title: '雨棚怎样申请安装' },
    question: '老旧住宅楼单元门口想装雨棚，向谁申请？',
    answer: '向社区提出申请，经本单元三分之二以上住户同意后由街道统一安装。',
  })
}

it('the press office puts a topic in order and says what was published to exactly those whom it concerns', async () => {
  const [id, other] = await twoTopics()
  await releaseAnswer()
  const page = await city.visit('phone', 'press')
  await go(page, pathOf(id))

  const before = await ask<OutputOf<TopicsContract['get']>>('topics.get', { id })
  const row = page.getByRole('button', { name: /^移出话题：/ }).first()
  const takenOut = ((await row.getAttribute('aria-label')) ?? '').replace('移出话题：', '')
  await row.click()
  await seen(page, /已经告知的不收回/)
  expect(await barriers(page)).toEqual([])
  await page.getByRole('button', { name: '移出话题', exact: true }).click()
  await page.getByRole('button', { name: `撤销移出：${takenOut}` }).waitFor()
  await seen(page, new RegExp(`近7天${before.now - 1}件`))
  await keepScreenshot(page, 'topics-1-taken-out-phone')

  await page.getByRole('button', { name: '合并其他话题' }).click()
  await page.getByRole('link', { name: other.label }).first().click()
  await seen(page, /将一起统计/)
  await page.getByRole('button', { name: '合并', exact: true }).click()
  await page.getByRole('button', { name: `分开：${other.label}` }).waitFor()
  await keepScreenshot(page, 'topics-2-merged-phone')

  await page.getByRole('button', { name: '关联答复或文章' }).click()
  await page.getByRole('searchbox', { name: '按标题或问题里的词查找公开答复' }).fill('雨棚 申请')
  await page.getByRole('button', { name: '查找' }).click()
  await page.getByRole('link', { name: /雨棚怎样申请安装/ }).click()
  await seen(page, /将告知\d+件还在办理的留言，每件一次/)
  await keepScreenshot(page, 'topics-3-whom-it-tells-phone')
  expect(await barriers(page)).toEqual([])

  // Meanwhile a colleague parts the topics again: fewer would be told than the page says.
  const { revision } = await ask<OutputOf<TopicsContract['get']>>('topics.get', { id })
  await ask('topics.unmerge', { id, other: other.id, revision })
  await page.getByRole('button', { name: '关联并告知' }).click()
  await seen(page, /刚刚有人调整过/)
  await keepScreenshot(page, 'topics-4-changed-meanwhile-phone')
  const preview = await ask<OutputOf<TopicsContract['get']>>('topics.get', { id })
  expect(preview.links).toEqual([])
  await page.getByRole('button', { name: '关联并告知' }).click()
  // The sheet shows the title before anything is linked; only what is linked can be taken back.
  await page.getByRole('button', { name: '取消关联' }).waitFor()
  await seen(page, '雨棚怎样申请安装')
  const after = await ask<OutputOf<TopicsContract['get']>>('topics.get', { id })
  expect(after.links).toMatchObject([{ title: '雨棚怎样申请安装' }])
  expect(after.merged).toEqual([])

  await page.getByRole('button', { name: `撤销移出：${takenOut}` }).click()
  await page.getByRole('button', { name: `移出话题：${takenOut}` }).waitFor()
  expect(city.faults).toEqual([])
})

it('a report on a topic that is being written outlives a reload, and never takes a colleague’s place unseen', async () => {
  const [id] = await twoTopics()
  const page = await city.visit('desk', 'press')
  await go(page, pathOf(id))
  await page.getByRole('button', { name: '生成初稿' }).click()
  const text = page.getByLabel('专报内容')
  await text.fill('近日反映集中，建议供热单位今晚起逐楼测温，三日内报结果。')
  await ask('topics.save_draft', { id, number: 0, body: '同事先保存的一稿，内容完全不同。' })
  await page.reload()
  await text.waitFor()
  expect(await text.inputValue()).toContain('逐楼测温')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByRole('alert').first().waitFor()
  expect(await text.inputValue()).toContain('逐楼测温')
  const { draft } = await ask<OutputOf<TopicsContract['get']>>('topics.get', { id })
  expect(draft).toMatchObject({ number: 1, body: expect.stringContaining('同事') })
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await seen(page, '已保存')
  const saved = await ask<OutputOf<TopicsContract['get']>>('topics.get', { id })
  expect(saved.draft).toMatchObject({ number: 2, body: expect.stringContaining('逐楼测温') })
})

it('a topic that was merged leads to the other one, on a desk', async () => {
  const [id, other] = await twoTopics()
  const [now, then] = await Promise.all([
    ask<OutputOf<TopicsContract['get']>>('topics.get', { id }),
    ask<OutputOf<TopicsContract['get']>>('topics.get', { id: other.id }),
  ])
  await ask('topics.merge', { id, other: other.id, revision: now.revision, otherRevision: then.revision })
  const page = await city.visit('desk', 'dispatcher')
  await go(page, pathOf(other.id))
  await seen(page, `已并入“${now.label}”`)
  expect(await page.getByRole('button', { name: /^移出话题：|^不作为话题$|^合并其他话题$/ }).count()).toBe(0)
  await keepScreenshot(page, 'topics-5-merged-away-desk')
  expect(await barriers(page)).toEqual([])
  await page.getByRole('button', { name: '打开那个话题' }).click()
  await page.getByRole('button', { name: `分开：${other.label}` }).waitFor()
})
