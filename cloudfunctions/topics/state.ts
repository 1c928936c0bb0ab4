import type { DocumentReader } from '../shared/documents'
import { addDays, type Instant, type LocalDate, shanghaiDay, startOfShanghaiDay } from '../shared/kernel/local-date'
import { WINDOW_DAYS } from './domain/trend'
import { STATE_ID, type TopicsState, topicsStates } from './topics.store'

/** The first day that a run on `today` looks at: this window and the one before. */
export const windowStart = (today: LocalDate): LocalDate => addDays(today, 1 - 2 * WINDOW_DAYS)

/** Where the work stands; a city that never sorted begins with the messages of both windows. `version` 0: not stored. */
export async function readState(reader: DocumentReader, now: Instant): Promise<TopicsState> {
  const stored = await reader.get(topicsStates, STATE_ID)
  if (stored !== null) return stored
  const at = startOfShanghaiDay(windowStart(shanghaiDay(now)))
  return { id: STATE_ID, version: 0, after: { at, id: '' }, counts: {}, waiting: [], taken: 0, run: 0, ended: 0 }
}
