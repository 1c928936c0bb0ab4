import { toDirectory } from '../../hall'
import {
  closeSilentMessages,
  messages,
  type MessagesDeps,
  messagesFunction,
  resumeWaitingMessages,
} from '../../messages'
import type { DocumentStore } from '../../shared/documents'
import type { Clock } from '../../shared/kernel/clock'
import type { Surroundings } from '../../shared/kernel/core-deps'
import { type Instant, type LocalDate, shanghaiDay } from '../../shared/kernel/local-date'
import { demoDirectory } from '../city'
import { demoRouter } from '../routing'
import { atMinute } from '../messages/office-time'
import { type Step, type Story, TIMER_MINUTE } from '../messages/telling'

export interface SeedDeps extends Pick<Surroundings, 'clock' | 'calendars' | 'ids'> {
  readonly store: DocumentStore
  readonly vault: MessagesDeps['vault']
  /** Events were committed; they may as well be delivered once at the end. */
  readonly wakeRelay: () => void
}
export type Progress = (done: number, total: number) => void

/** Stories told at once within one day: PostgreSQL takes many small transactions side by side. */
const AT_ONCE = 8

/** What a told message is known by. */
interface Told {
  id?: string
  /** Of the draft that waits: what the approver approves. */
  contentHash?: string | undefined
}

/**
 * Tells the stories through the procedures of the messages module, day by day, each step at its own moment.
 * A step that was told before (the seeding was broken off) is found by the message's version and passed over.
 */
export async function tellStories(deps: SeedDeps, stories: readonly Story[], progress: Progress): Promise<void> {
  const told = new Map<string, Told>()
  const total = stories.reduce((sum, story) => sum + story.steps.length, 0)
  let done = 0
  for (const [day, chapters] of chaptersByDay(stories)) {
    const midnight = messagesAt(deps, atMinute(day, TIMER_MINUTE))
    const untilDone = { goOn: () => true }
    if (atMinute(day, TIMER_MINUTE) <= deps.clock.now()) {
      await resumeWaitingMessages(midnight, untilDone)
      await closeSilentMessages(midnight, untilDone)
    }
    await sideBySide(chapters, async ({ key, steps }) => {
      const known = told.get(key) ?? {}
      told.set(key, known)
      for (const step of steps) {
        if (step.actor !== null) await tellStep(deps, key, step, known)
        done += 1
      }
      progress(done, total)
    })
  }
}

async function tellStep(deps: SeedDeps, key: string, step: Step, told: Told): Promise<void> {
  const opens = step.procedure === 'submit' || step.procedure === 'record'
  const target = opens ? {} : { id: told.id, version: step.version }
  const approved = step.procedure === 'approve_reply' ? { contentHash: await hashToApprove(deps, told) } : {}
  const answer = await messagesFunction(messagesAt(deps, step.at)).call({
    procedure: step.procedure,
    input: { ...step.input, ...target, ...approved },
    traceId: 'demo',
    identify: () => Promise.resolve(step.actor),
  })
  if (!answer.body.ok) {
    if (await wasToldBefore(deps, step, told)) return
    throw new Error(
      `demonstration ${key}: ${step.procedure} at ${step.at} was refused: ${answer.body.error.code} ${JSON.stringify(answer.body.error.fields ?? answer.defect ?? '')}`,
    )
  }
  const view = answer.body.data as { id: string; draft?: { contentHash: string } }
  told.id = view.id
  told.contentHash = view.draft?.contentHash
}

/** The hash of the draft that waits; read from the store where an earlier run drafted it. */
async function hashToApprove(deps: SeedDeps, told: Told): Promise<string> {
  if (told.contentHash !== undefined) return told.contentHash
  const message = told.id === undefined ? null : await deps.store.get(messages, told.id)
  return message?.draft?.contentHash ?? '0'.repeat(64)
}

async function wasToldBefore(deps: SeedDeps, step: Step, told: Told): Promise<boolean> {
  const message = told.id === undefined ? null : await deps.store.get(messages, told.id)
  return message !== null && message.version > step.version
}

/** The messages module as it would have run at that moment. */
const messagesAt = (deps: SeedDeps, at: Instant): MessagesDeps => {
  const clock: Clock = { now: () => at }
  return {
    store: deps.store,
    ids: deps.ids,
    calendars: deps.calendars,
    vault: deps.vault,
    clock,
    directory: { current: () => Promise.resolve(DIRECTORY) },
    routes: { current: () => Promise.resolve(demoRouter) },
    people: {
      isHandlerOf: (accountId, unitId) => Promise.resolve(accountId === `demo-handler-${unitId}`),
      staffOf: () => Promise.resolve([]),
      grantsOf: () => Promise.resolve(null),
    },
    wakeRelay: () => undefined,
  }
}
const DIRECTORY = toDirectory({ ...demoDirectory, version: 1 })

/** What happens on each day, from the first to the last: of every story the steps of that day. */
function chaptersByDay(stories: readonly Story[]): [day: LocalDate, chapters: Story[]][] {
  const days = new Map<LocalDate, Map<string, Step[]>>()
  for (const { key, steps } of stories)
    for (const step of steps) {
      const on = shanghaiDay(step.at)
      const day = days.get(on) ?? new Map<string, Step[]>()
      days.set(on, day)
      day.set(key, [...(day.get(key) ?? []), step])
    }
  return [...days]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, chapters]) => [day, [...chapters].map(([key, steps]) => ({ key, steps }))])
}

async function sideBySide<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const waiting = [...items]
  const worker = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}
