import { type Projector, type RelayDeps, relayOutbox } from '../../shared/outbox/relay'
import type { ModuleDeps } from '../modules'
import { type Job, type JobRun, lookingFirst, timeLeft } from './job'

/** Writes that a sweep puts into one transaction: CloudBase takes about a hundred. */
const MOST_WRITES = 90

/**
 * A sweep delivers in batches that every home bears.
 * @param writes that one entry of the outbox makes at most: what follows from it, and its own removal
 */
export const relayOf = ({ deps: { store, clock }, holder, onSetAside }: JobRun, writes = 2): RelayDeps => ({
  store,
  clock,
  holder,
  batch: Math.floor(MOST_WRITES / writes),
  ...(onSetAside === undefined ? {} : { onSetAside }),
})

/** Delivers to one consumer what waits for it. @param writes as `relayOf` takes them */
export const sweep = (projectorOf: (deps: ModuleDeps) => Projector, writes?: number): Job =>
  lookingFirst(async (run) => {
    const { ended } = await relayOutbox(relayOf(run, writes), projectorOf(run.deps), { goOn: timeLeft(run) })
    return ended !== 'stopped'
  })
