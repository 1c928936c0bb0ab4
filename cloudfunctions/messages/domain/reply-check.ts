import type { Outcome, ReplyFinding } from '../../../types/messages.terms'
import type { Message } from './message'
import { officialSpeakIn } from './official-speak'
import { pointsMissed } from './question-points'

/** What a letter opens and closes with; says nothing of the matter. */
const FORMULAS = [
  /^(网友)?[“"][^”"]{0,20}[”"][：:，,]?/u,
  /^网友[：:，,]?/u,
  /^(尊敬的)?(网友|市民|先生|女士|同志)+[：:，,]?/u,
  /(您好|你好)[！!，,。.]?/gu,
  /(您的)?(留言|来信|来邮|来电|帖文|信件|反映|诉求|问题|意见|建议)+(的问题)?(已|均已)?(收悉|收到|知悉)[！!，,。.]?/gu,
  /(现将|现就)?[^。！？]{0,24}(回复|答复)如下[：:，。]?/gu,
  /(再次)?(衷心)?(感谢|谢谢)[^。！？]*[。！!]?/gu,
  /(特此|专此)(回复|答复)[。！]?/gu,
  /\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日?/gu,
]

/** A sentence about handling, not about the matter: received, passed on, being looked into, will be answered. */
const ABOUT_HANDLING =
  /收悉|收到|知悉|高度重视|(已|已经|将|会)?(转|交|移交|转交|转办|交办|转达|批转|呈报|上报)[^，。]{0,16}(局|委|办|部门|单位|科室|区|县|街道|公司|中心|处理|办理|研究)|(正在|正|已|将|会|拟|尽快|及时|立即|进一步|认真)+[^，。]{0,16}(调查|核实|核查|了解|调度|研究|处理|办理|核处)|(及时|尽快|第一时间)[^，。]{0,10}(回复|答复|反馈|告知|联系)|已经?(转|转办|转交|移交|交办|批转|转达|上报)([，,]|$)|耐心等待|请(您)?(放心|关注|留意)|(密切|持续)关注/u

/** Sentences that tell a fact weigh more than the formula around them: a number, a date, a rule, a place to go. */
const TELLS_SOMETHING =
  /\d{2,}|[《〈]|电话|地址|标准|条例|规定|办法|文件|完成|通车|拆除|修复|不属于|属于|禁止|允许|划线|公示|解决|退费|立刑事|整改|恢复|赔偿|退还|发放|安装|更换/u

/** Characters; a longer sentence has told of the matter in every real reply looked at. */
const LONG_SENTENCE = 70

/**
 * Whether a final reply only says that something was received, passed on or is looked into, and nothing of the matter. Tried
 * on 1,431 real replies: about a tenth do.
 */
export function onlyAcknowledges(body: string): boolean {
  const matter = FORMULAS.reduce((text, formula) => text.replace(formula, ''), body.trim())
  const sentences = matter
    .split(/[。！!？?；;\n]+/u)
    .filter((sentence) => sentence.replace(/[\s，,：:]/gu, '').length >= 2)
  return sentences.every(
    (sentence) => sentence.length <= LONG_SENTENCE && ABOUT_HANDLING.test(sentence) && !TELLS_SOMETHING.test(sentence),
  )
}

/** A finding with the passages it rests on: points of the citizen, or official-speak with what could stand instead. */
export interface ReplyNote {
  readonly finding: ReplyFinding
  readonly passages: readonly { readonly said: string; readonly plain?: string }[]
}

/** Where a person may ask further. */
const CONTACT =
  /(?<!\d)(?:0\d{2,3}[-\s]?\d{7,8}|(?!20\d{6}-)\d{7,8}|1\d{10}|[19]\d{4}|400[-\s]?\d{3}[-\s]?\d{4})(?!\d)|窗口|地址|前往|到[^。]{2,20}(?:办理|咨询|领取)/u
/** Outcomes that are not the end of the matter: the citizen wants to know by when. */
const UNFINISHED: ReadonlySet<Outcome> = new Set<Outcome>(['partly_solved', 'planned', 'not_now'])

/** What the check reads. */
export interface Checked {
  readonly body: string
  readonly outcome: Outcome | undefined
  readonly interim: boolean
  /** The citizen's own words. */
  readonly asked: string
  /** Dated commitments were found in the text. */
  readonly dated: boolean
}

/**
 * Reads a draft the way a citizen would, before the leader approves it: all that it points out, gravest first. It forbids
 * nothing: the approver decides. An interim reply owes neither answer nor date.
 */
export function reviewReply({ body, outcome, interim, asked, dated }: Checked): ReplyNote[] {
  const notes: ReplyNote[] = []
  const note = (finding: ReplyFinding, passages: ReplyNote['passages'] = []): void => {
    notes.push({ finding, passages })
  }
  if (!interim) {
    const empty = onlyAcknowledges(body)
    if (empty) note('only_acknowledges')
    const missed = empty ? [] : pointsMissed(asked, body)
    if (missed.length > 0)
      note(
        'points_missed',
        missed.map((said) => ({ said })),
      )
    if (outcome !== undefined && UNFINISHED.has(outcome) && !dated) note('no_date')
    if (!CONTACT.test(body)) note('no_contact')
  }
  const speak = officialSpeakIn(body)
  if (speak.length > 0) note('official_speak', speak)
  return notes
}

/** All that the citizen asked, in the letter and when asked back. */
export const askedIn = ({ body, supplements }: Pick<Message, 'body' | 'supplements'>): string =>
  [body, ...supplements.map((supplement) => supplement.body)].join('\n')
