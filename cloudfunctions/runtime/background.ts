import type { LogEvents } from './main-log'
import { startSealing, startTick } from './main-tick'
import type { ModuleDeps } from './modules'
import { RELAY_BATCH, relayAll } from './relay-all'
import { relayWaker } from './relay-waker'

/** What a server does by itself, beside answering. */
export interface Background {
  /** Something was committed whose events wait. Returns at once. */
  readonly wake: () => void
  /** Starts nothing new and waits for what is under way. */
  readonly stop: () => Promise<void>
}

/** Relays events, seals the audit log and runs the schedule, in the thread that calls it. */
export function startBackground(city: ModuleDeps, log: LogEvents): Background {
  const holder = city.ids.next()
  const waker = relayWaker(() =>
    relayAll({ ...city, holder, batch: RELAY_BATCH, onSetAside: log.setAside }, { goOn: () => true }),
  )
  // What jobs commit waits for the relay, too.
  const deps: ModuleDeps = { ...city, wakeRelay: waker.wake }
  const parts = [startTick(deps, holder, log), startSealing(deps, holder, log), waker]
  // What was committed just before a server or this thread ended is not kept waiting for the next sweep.
  waker.wake()
  return {
    wake: waker.wake,
    async stop() {
      await Promise.all(parts.map((part) => part.stop()))
    },
  }
}
