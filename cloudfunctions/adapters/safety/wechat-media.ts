import type { MediaAsked, MediaCheck, MediaVerdict } from '../../files'
import { UNCHECKED } from '../../shared/kernel/content-safety'
import { LABELS, type OpenidOf, POLITICS } from './wechat-text'

/** `security.mediaCheckAsync`, version 2, however it is reached. */
export type MediaCheckAsync = (asked: {
  readonly version: 2
  /** 2: 评论 */
  readonly scene: 2
  readonly openid: string
  readonly url: string
}) => Promise<unknown>

/**
 * Codes that another try does not mend: 40003 no OPENID of this app, 61010 not in the mini program within two hours, 40004
 * and 47001 not what the interface takes, 48001 the app may not call it.
 */
const FINAL: ReadonlySet<number> = new Set([40003, 40004, 47001, 48001, 61010])
/** A trace id becomes the id of a document. */
const TRACE = /^[\w-]{8,100}$/

/** WeChat's own check of pictures; it fetches them from their address, which has to be reachable from outside. */
export const wechatMediaCheck = (ask: MediaCheckAsync, openidOf: OpenidOf): MediaCheck => ({
  async ask({ url, personId }) {
    const openid = await openidOf(personId)
    if (openid === null) return { ended: 'nobody' }
    return ask({ version: 2, scene: 2, openid, url }).then(readAnswer, readAnswer)
  },
})

/** Over HTTPS `errcode` and `trace_id`; through the SDK of a cloud function `errCode` and `traceId`, and errors are thrown. */
function readAnswer(answer: unknown): MediaAsked {
  const { errCode, errcode = errCode, traceId, trace_id: trace = traceId } = fieldsOf(answer)
  if ((errcode ?? 0) === 0 && typeof trace === 'string' && TRACE.test(trace)) return { ended: 'asked', traceId: trace }
  const code = typeof errcode === 'number' ? errcode : -1
  return { ended: FINAL.has(code) ? 'refused' : 'later', code: String(code) }
}

/**
 * The event `wxa_media_check` as WeChat pushes it, to a server or to a cloud function. Null: it is another event, or names
 * no trace. A picture that WeChat could not look at (`errcode`, no `result`) counts as not checked.
 */
export function mediaEventOf(event: unknown): (MediaVerdict & { readonly traceId: string }) | null {
  const { Event: name, trace_id: traceId, errcode, result } = fieldsOf(event)
  if (name !== 'wxa_media_check' || typeof traceId !== 'string' || !TRACE.test(traceId)) return null
  const { suggest, label: given } = fieldsOf(result)
  if ((errcode ?? 0) !== 0 || (suggest !== 'pass' && suggest !== 'review' && suggest !== 'risky'))
    return { traceId, ...UNCHECKED }
  // A number by the documents, a text in some events.
  const label = Number(given)
  // A picture that shows an official is likely to meet 时政: that alone keeps it from nobody.
  const suggestion = suggest === 'risky' && label === POLITICS ? 'review' : suggest
  return { traceId, suggestion, labels: suggest === 'pass' ? [] : [LABELS[label] ?? '其他'] }
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
