import type { ToldSetAside } from '../../shared/outbox/set-aside'
import type { ModuleDeps } from '../modules'
import type { JobNameOf } from '../schedule'

/** What a run may use. `deadline`: epoch milliseconds at which it stops and leaves the rest to the next tick. */
export interface JobRun {
  readonly deps: ModuleDeps
  /** Unique to the process or invocation. */
  readonly holder: string
  readonly deadline: number
  /** False once the process is told to stop: a run then ends as at its deadline. Absent: it never is. */
  readonly goOn?: () => boolean
  /** Told of each event that its consumer failed at time and again: for the log. */
  readonly onSetAside?: ToldSetAside
}
/**
 * `looksFirst`: all that it does begins in a transaction, so that a run which may not write shows whether anything waits.
 * @returns whether everything due was done; otherwise the job is due again at the next tick.
 */
export type Job = ((run: JobRun) => Promise<boolean>) & { readonly looksFirst?: true }
export const lookingFirst = (work: (run: JobRun) => Promise<boolean>): Job =>
  Object.assign(work, { looksFirst: true } as const)

/** What the schedule runs of one module; a job in the table without its work does not compile. */
export type JobsOf<Module extends string> = Readonly<Record<JobNameOf<Module>, Job>>

/** Whether a run may go on. */
export const timeLeft =
  ({ deps, deadline, goOn }: JobRun) =>
  (): boolean =>
    Date.parse(deps.clock.now()) < deadline && goOn?.() !== false

/** Has work done that ends by itself when nothing is left. @returns false where the time ran out before */
export async function workThrough(
  run: JobRun,
  work: (
    deps: ModuleDeps & { readonly people: ModuleDeps['staff'] },
    more: { readonly goOn: () => boolean },
  ) => Promise<unknown>,
): Promise<boolean> {
  const goOn = timeLeft(run)
  await work({ ...run.deps, people: run.deps.staff }, { goOn })
  return goOn()
}
