import { randomUUID } from 'node:crypto'
import { addDays, shanghaiDay } from '../../cloudfunctions/shared/kernel/local-date'
import type { Call } from './generator'
import { READER_UNIT, WORKER_UNIT } from './load-city'

export const SCENARIOS = ['submit', 'inbox', 'reply', 'overview'] as const
export type Scenario = (typeof SCENARIOS)[number]
export type Side = 'ours' | 'bare'

/** Personas signed in for the benchmark, by what they do. */
export const PERSONAS = {
  writer: 'citizen-2',
  reader: `handler:${READER_UNIT}`,
  handler: `handler:${WORKER_UNIT}`,
  approver: `approver:${WORKER_UNIT}`,
  press: 'press',
} as const
export type Tokens = Readonly<Record<keyof typeof PERSONAS, string>>

const WRITTEN_TO = ['gas', 'power', 'bus', 'drainage', 'street-lamps', 'housing', 'education', 'police']
const TEXT = '小区东门外的路面塌了一个坑，晚上看不清，已经有两辆电动车摔倒，请有关单位尽快来修一下，谢谢。'
const ANSWER = '您好，您反映的问题已安排养护人员现场修复，现已恢复通行。感谢您的来信。'

/** Makes operations of a scenario for one side; `unanswered` gives ids of messages that nobody has touched yet. */
export function operationsOf(
  scenario: Scenario,
  side: Side,
  count: number,
  tokens: Tokens,
  unanswered: (count: number) => readonly string[],
): Call[][] {
  const many = (make: (n: number) => Call[]): Call[][] => Array.from({ length: count }, (_, n) => make(n))
  if (scenario === 'submit')
    return many((n) => {
      const content = {
        kind: 'complaint',
        body: TEXT,
        place: '云澜区听涛街道',
        addresseeId: WRITTEN_TO[n % WRITTEN_TO.length],
      }
      return side === 'bare'
        ? [{ path: '/submit', body: content }]
        : [{ path: '/api/messages/submit', token: tokens.writer, body: { ...content, requestId: randomUUID() } }]
    })
  if (scenario === 'inbox')
    return many(() =>
      side === 'bare'
        ? [{ path: '/inbox', body: { unitId: READER_UNIT } }]
        : [{ path: '/api/messages/inbox', token: tokens.reader, body: { limit: 20 } }],
    )
  if (scenario === 'overview') {
    const to = shanghaiDay(new Date().toISOString())
    const range = { from: addDays(to, -89), to }
    return many(() =>
      side === 'bare'
        ? [{ path: '/overview', body: range }]
        : [{ path: '/api/insight/overview', token: tokens.press, body: range }],
    )
  }
  return unanswered(count).map((id) =>
    side === 'bare'
      ? [
          { path: '/accept', body: { id } },
          { path: '/draft', body: { id, body: ANSWER } },
          { path: '/approve', body: { id } },
        ]
      : [
          { path: '/api/messages/accept', token: tokens.handler, body: { id, version: 1 } },
          {
            path: '/api/messages/draft_reply',
            token: tokens.handler,
            body: { id, version: 2, body: ANSWER, outcome: 'solved' },
          },
          {
            path: '/api/messages/approve_reply',
            token: tokens.approver,
            body: { id, version: 3, contentHash: '$contentHash' },
          },
        ],
  )
}
