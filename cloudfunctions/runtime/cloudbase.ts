import type { Envelope } from '../../types/wire.contract'
import { EDGE_SENTENCES } from '../shared/function/copy'
import { refusal } from '../shared/function/envelope'
import type { ModuleAnswer, ServedModule } from '../shared/function/served-module'
import { describeDefect } from '../shared/kernel/describe-defect'
import { type CallCounts, callCounts } from './call-counts'
import {
  callerId,
  callerOf,
  exactOpenid,
  isPlatformTimer,
  maybePushedByWechat,
  type PlatformContext,
} from './cloudbase.identity'
import type { ModuleDeps } from './modules'
import type { JobName } from './schedule'
import type { Job } from './jobs/job'
import { type JobReport, runDueJobs } from './schedule-run'

/** What a cloud function is made of. */
export interface CloudFunctionParts {
  readonly deps: ModuleDeps
  readonly module: ServedModule
  /** What its tick runs; none: the function has no trigger. */
  readonly jobs: Readonly<Partial<Record<JobName, Job>>>
  /** Takes an event that WeChat pushes to this function; none: it is not the function for it. */
  readonly take?: (event: unknown) => Promise<void>
  /** `getWXContext` of `wx-server-sdk`; process-wide, so it is read once at the start of each call. */
  readonly context: () => PlatformContext
  readonly environment: Readonly<Record<string, string | undefined>>
  /** One structured line a call; ids and codes only. */
  readonly log: (line: Readonly<Record<string, unknown>>) => void
}

/** All jobs of one tick; the function itself is ended after 20 s. */
const TICK_BUDGET_MS = 15_000

/** What comes through to a mini program: https://docs.cloudbase.net/error-code/EXCEED_MAX_RESPONSE_SIZE */
const MOST_ANSWER_BYTES = 1_000_000

/**
 * What WeChat is told of an event of 消息推送 that was taken, as it is on a server:
 * https://developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/guide/functions/openapi.html
 */
const TAKEN = 'success'

/** The function's `main`: `{procedure, input}` in, the envelope out; or the tick of the platform's timer, or an event of WeChat's. */
export type CloudMain = (event: unknown) => Promise<Envelope<unknown> | typeof TAKEN>

export function cloudFunction(parts: CloudFunctionParts): CloudMain {
  const { deps, module, log } = parts
  const counts = callCounts(deps.clock)
  return async (event) => {
    const context = parts.context()
    const traceId = deps.ids.next(20)
    const began = Date.parse(deps.clock.now())
    const fields = isObject(event) ? event : {}
    const isTick = context.SOURCE === 'wx_trigger' || looksLikeTimer(fields)
    const isPush = !isTick && parts.take !== undefined && looksLikePush(fields)
    const answer = isTick
      ? await tick(parts, context, traceId)
      : isPush
        ? await pushed(parts, context, event, traceId)
        : await call(parts, counts, context, fields, traceId)
    const { procedure } = fields
    log({
      traceId,
      module: module.name,
      ...(isTick ? { procedure: 'tick' } : isPush ? { procedure: 'push' } : {}),
      ...(typeof procedure === 'string' && module.procedures.includes(procedure) ? { procedure } : {}),
      code: answer.body.ok ? 'ok' : answer.body.error.code,
      ms: Date.parse(deps.clock.now()) - began,
      ...(answer.actorId === undefined ? {} : { actorId: answer.actorId }),
      ...(answer.defect === undefined ? {} : { defect: answer.defect }),
    })
    return isPush && answer.body.ok ? TAKEN : answer.body
  }
}

async function call(
  { deps, module, environment }: CloudFunctionParts,
  counts: CallCounts,
  context: PlatformContext,
  { procedure, input }: Readonly<Record<string, unknown>>,
  traceId: string,
): Promise<ModuleAnswer> {
  if (typeof procedure !== 'string') return refusal('not_found', traceId)
  const { OPENID: openid } = context
  if (openid !== undefined && openid !== '') {
    const person = exactOpenid(context, environment['WX_OPENID']) ?? String(openid)
    const seconds = counts.secondsToWait(`${module.name}.${procedure}`, 'person', person)
    if (seconds > 0) return refusal('rate_limited', traceId, { message: EDGE_SENTENCES.tooMany(seconds) })
  }
  const answer = await module.call({
    procedure,
    input,
    traceId,
    // Whatever the event says of the caller is the caller's own word.
    identify: async () => callerOf(deps.store, callerId(context, environment['WX_OPENID'])),
  })
  if (Buffer.byteLength(JSON.stringify(answer.body)) <= MOST_ANSWER_BYTES) return answer
  // The platform would drop it, with words that say to try again, and no line here would tell of it.
  const { actorId } = answer
  const refused = refusal('internal', traceId, { message: EDGE_SENTENCES.answerTooLarge })
  return { ...refused, defect: 'AnswerTooLarge', ...(actorId === undefined ? {} : { actorId }) }
}

async function tick(
  { deps, jobs, log }: CloudFunctionParts,
  context: PlatformContext,
  traceId: string,
): Promise<ModuleAnswer> {
  if (!isPlatformTimer(context)) return refusal('forbidden', traceId, { message: EDGE_SENTENCES.timerOnly })
  const reports: JobReport[] = await runDueJobs(jobs, { deps, holder: traceId }, TICK_BUDGET_MS)
  for (const report of reports) log({ traceId, ...report })
  return { status: 200, body: { ok: true, data: { jobs: reports } } }
}

/** An event of 消息推送, where it can be WeChat's own. */
async function pushed(
  { take }: CloudFunctionParts,
  context: PlatformContext,
  event: unknown,
  traceId: string,
): Promise<ModuleAnswer> {
  if (!maybePushedByWechat(context)) return refusal('forbidden', traceId)
  try {
    await take?.(event)
    return { status: 200, body: { ok: true, data: {} } }
  } catch (error) {
    return { ...refusal('internal', traceId), defect: describeDefect(error) }
  }
}

/** As 消息推送 calls: `{MsgType: 'event', Event, …}`. */
const looksLikePush = ({ MsgType, Event, procedure }: Readonly<Record<string, unknown>>): boolean =>
  MsgType === 'event' && typeof Event === 'string' && procedure === undefined

/** As timers call: `{Type: 'Timer', TriggerName, Time}`. */
const looksLikeTimer = (fields: Readonly<Record<string, unknown>>): boolean =>
  fields['Type'] === 'Timer' || 'TriggerName' in fields

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
