import type { ContentSafety, SafetySuggestion } from '../../shared/kernel/content-safety'

/** `security.msgSecCheck`, version 2, however it is reached. */
export type MsgSecCheck = (asked: {
  readonly version: 2
  /** 2: 评论 */
  readonly scene: 2
  readonly openid: string
  readonly content: string
}) => Promise<unknown>

/** The OPENID of an account; null: WeChat cannot be asked about this person. */
export type OpenidOf = (personId: string) => Promise<string | null>

/** What WeChat takes in one call, in characters. */
const MOST_CHARACTERS = 2500
/** The labels that the documentation names; any other is 其他. */
export const LABELS: Readonly<Record<number, string>> = {
  10001: '广告',
  20001: '时政',
  20002: '色情',
  20003: '辱骂',
  20006: '违法犯罪',
  20008: '欺诈',
  20012: '低俗',
  20013: '版权',
}
const NORMAL = 100
/** 时政 */
export const POLITICS = 20001

/**
 * WeChat's own check. A complaint that names an official is likely to meet 时政: that alone is never more than `review`.
 * Whoever has no OPENID is not asked about: the local list alone speaks.
 */
export const wechatTextSafety = (ask: MsgSecCheck, openidOf: OpenidOf): ContentSafety => ({
  async check(text, personId) {
    const openid = await openidOf(personId)
    if (openid === null) return { suggestion: 'pass', labels: [] }
    const answer = await ask({ version: 2, scene: 2, openid, content: text.slice(0, MOST_CHARACTERS) })
    const { suggest, label } = resultOf(answer)
    const suggestion = suggest === 'risky' && label === POLITICS ? 'review' : suggest
    return { suggestion, labels: label === NORMAL ? [] : [LABELS[label] ?? '其他'] }
  },
})

/** @throws Error for any other answer: it then counts as not checked. */
function resultOf(answer: unknown): { suggest: SafetySuggestion; label: number } {
  const {
    errCode,
    errcode = errCode,
    result,
  } = (answer ?? {}) as {
    errCode?: unknown
    errcode?: unknown
    result?: { suggest?: unknown; label?: unknown }
  }
  const { suggest, label } = result ?? {}
  if ((errcode ?? 0) !== 0 || (suggest !== 'pass' && suggest !== 'review' && suggest !== 'risky'))
    throw Object.assign(new Error('msgSecCheck did not answer'), { code: String(errcode) })
  return { suggest, label: typeof label === 'number' ? label : NORMAL }
}
