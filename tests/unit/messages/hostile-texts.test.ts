import { createContext, Script } from 'node:vm'
import { draftDifference } from '../../../cloudfunctions/messages/draft-difference'
import { isAboutStaff } from '../../../cloudfunctions/messages/copy'
import { excerptOf, titleFrom } from '../../../cloudfunctions/messages/domain/content'
import { officialSpeakIn } from '../../../cloudfunctions/messages/domain/official-speak'
import { findPromises } from '../../../cloudfunctions/messages/domain/promise-dates'
import { pointsMissed, questionPoints } from '../../../cloudfunctions/messages/domain/question-points'
import { reviewReply } from '../../../cloudfunctions/messages/domain/reply-check'
import { vendoredCalendar } from '../../../cloudfunctions/shared/calendar'
import { masked, scan } from '../../../cloudfunctions/shared/privacy'
import { MESSAGE_LIMITS } from '../../../types/messages.terms'
import { fc } from '../../support/property'

/** What a text must not do to the one process that serves everybody: only a hang takes so long, milliseconds. */
const HANG_MS = 20_000

/** Every rule that reads what somebody wrote, with the longest text that reaches it. */
const CONTEXT = { names: ['王小明'], contacts: ['王小明 13800138000 wang.xm@example.com'] }
const calendar = vendoredCalendar()
const RULES: readonly (readonly [name: string, most: number, read: (text: string) => unknown])[] = [
  ['title of a letter', MESSAGE_LIMITS.body.max, titleFrom],
  ['first words of a row', MESSAGE_LIMITS.body.max, excerptOf],
  ['what a letter asks', MESSAGE_LIMITS.body.max, questionPoints],
  ['whom a complaint is about', MESSAGE_LIMITS.body.max, (text) => isAboutStaff('complaint', text)],
  [
    'points of a letter that a reply leaves out',
    MESSAGE_LIMITS.reply.max,
    (text) => pointsMissed('请问什么时候修好？', text),
  ],
  ['promises of a reply', MESSAGE_LIMITS.reply.max, (text) => findPromises(text, '2026-07-03', calendar)],
  ['official-speak of a reply', MESSAGE_LIMITS.reply.max, officialSpeakIn],
  [
    'check of a reply',
    MESSAGE_LIMITS.reply.max,
    (body) => reviewReply({ body, outcome: 'planned', interim: false, asked: body.slice(0, 2000), dated: false }),
  ],
  ['personal data in a text', MESSAGE_LIMITS.reply.max, (text) => scan(text, CONTEXT)],
  ['masking a text', MESSAGE_LIMITS.reply.max, (text) => masked(text, CONTEXT)],
  // Bounded by its number of edits, which are all used up already here.
  ['difference of two drafts', 1_000, (text) => draftDifference(text, [...text].reverse().join(''))],
]

/** Words that the rules themselves look for, and what people and machines put between them. */
const WORDS = (
  '尊敬的 敬爱的 各位 领导 市长 同志们 您们 大家 您好 早上好 感谢您 在百忙之中 不好意思 打扰一下 我们 今天 想要 希望 麻烦 请问 咨询 向您 ' +
  '反映 反映的 问题 一下 如下 网友 市民 您的 留言 来信 收悉 知悉 现将 回复如下 高度重视 正在 已 将 尽快 调查 核实 转交 有关部门 耐心等待 ' +
  '10月底前 2026年 3月15日 三个工作日内 下周三 完成 十 吗 ？ 1、 （一） 难道 东路 一号 12号楼 3单元 室 京A 12345 微信 加 扣扣 号 电话 ' +
  '1 13 138 0 6222 -  , ， 。 ！ ： … \u3000 \n a a. a@ a@b. @ x · \u200b \u202e \u0301 王 小 明 wang 👩‍👩‍👧‍👦 𠮷 ( ) { } [ ] \\ / " <a> &'
).split(' ')
const units = fc
  .sample(fc.array(fc.constantFrom(...WORDS), { minLength: 2, maxLength: 4 }), { numRuns: 16 })
  .map((words) => words.join(''))

/** Runs what may hang; a hang is ended, and answered as true. */
function hangs(run: () => unknown): boolean {
  try {
    new Script('run()').runInContext(createContext({ run: () => run() !== null }), { timeout: HANG_MS })
    return false
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return true
    throw error
  }
}
/** An end that spoils the whole: it is then that a pattern tries every way again. */
const spoiled = (unit: string, most: number, end = '末'): string =>
  unit.repeat(Math.ceil(most / unit.length)).slice(0, most - end.length) + end

describe('a hostile text keeps nobody waiting', () => {
  it.each(RULES)('%s', (_name, most, read) => {
    for (const unit of [...WORDS, ...units].filter((one) => one !== '')) {
      const text = spoiled(unit, most)
      expect({ unit, hung: hangs(() => read(text)) }).toEqual({ unit, hung: false })
    }
  })

  // A contact becomes a pattern of its own: its writer chooses both the pattern and the text.
  const ODD = [
    '\u200b',
    '\u200d',
    '\u2060',
    '\u00ad',
    '\ufeff',
    'a\u200b',
    '联系电话',
    '联系',
    '手机号',
    '王',
    '1',
    '1-',
    'a.',
    '(',
    '·',
  ]
  it.each(ODD.map((unit) => [JSON.stringify(unit), unit] as const))(
    'whatever contact goes with it: %s',
    (_name, unit) => {
      const most = MESSAGE_LIMITS.contact.max
      for (const contact of [spoiled(unit, most), spoiled(unit, most, 'a1b2'), `王${spoiled(unit, most - 1, '明')}`])
        for (const end of ['末', 'a1b3']) {
          const text = spoiled(unit, MESSAGE_LIMITS.reply.max, end)
          expect({ contact, end, hung: hangs(() => masked(text, { contacts: [contact] })) }).toEqual({
            contact,
            end,
            hung: false,
          })
        }
    },
  )
})
