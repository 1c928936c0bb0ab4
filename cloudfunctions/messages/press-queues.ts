import type { PressQueue } from '../../types/messages.work.terms'
import type { WorkItem } from './messages.store'
import { CALL_BACK, CONFIDENTIAL, DESK, EXTENSION, RULING } from './queues'

type LineFacts = Pick<WorkItem, 'withdrawalPending' | 'contestPending'>

/** What of the desk waits for another word than the dispatch: 核实撤回, 裁定异议. */
const deskLine =
  (usual: PressQueue) =>
  ({ withdrawalPending, contestPending }: LineFacts): PressQueue =>
    withdrawalPending ? 'withdrawal' : contestPending === true ? 'contest' : usual

/** The queues that the press office works from, and the line in which each row of them is counted and listed. */
export const PRESS_SOURCES: readonly {
  readonly from: string
  readonly lines: readonly PressQueue[]
  readonly lineOf: (item: LineFacts) => PressQueue
}[] = [
  { from: DESK, lines: ['desk', 'withdrawal', 'contest'], lineOf: deskLine('desk') },
  { from: CONFIDENTIAL, lines: ['confidential', 'withdrawal', 'contest'], lineOf: deskLine('confidential') },
  { from: CALL_BACK, lines: ['call_back'], lineOf: () => 'call_back' },
  { from: EXTENSION, lines: ['extension'], lineOf: () => 'extension' },
  { from: RULING, lines: ['ruling'], lineOf: () => 'ruling' },
]
