import type { LogEvents } from './main-log'
import { startSealing, startTick } from './main-tick'
import type { ModuleDeps } from './modules'
import { RELAY_BATCH, relayAll } from './relay-all'
import { relayWaker } from './relay-waker'

/** What a server does by itself, beside answering. */
export interface Background {
  /** Something was committed whose events wait. Returns at once. */
  readonly wake: () => void
  /** Begins no batch any more and waits for the one under way; the rest waits in the database. */
  readonly stop: () => Promise<void>
}

/** Relays events, seals the audit log and runs the schedule, in the thread that calls it. */
export function startBackground(city: ModuleDeps, log: LogEvents): Background {
  const holder = city.ids.next()
  let stopping = false
  const goOn = (): boolean => !stopping
  const waker = relayWaker(() => relayAll({ ...city, holder, batch: RELAY_BATCH, onSetAside: log.setAside }, { goOn }))
  // What jobs commit waits for the relay, too.
  const deps: ModuleDeps = { ...city, wakeRelay: waker.wake }
  const parts = [startTick(deps, holder, log, goOn), startSealing(deps, holder, log, goOn), waker]
  // What was committed just before a server or this thread ended is not kept waiting for the next sweep.
  waker.wake()
  return {
    wake: waker.wake,
    async stop() {
      stopping = true
      await Promise.all(parts.map((part) => part.stop()))
    },
  }
}
