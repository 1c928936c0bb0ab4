import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import pino from 'pino'
import { StartRefusal } from './config'
import { REFUSALS } from './config-copy'

/** Lines are written together, at the latest after half a second: a write for each costs as much as the rest of it. */
const GATHERED = { sync: false, minLength: 4096, periodicFlush: 500 } as const
/** So many bytes of lines wait while nothing can be written; what comes beyond is counted and lost. */
const MOST_WAITING = 1_048_576

/** Where the lines of a log go, and what becomes of them while its disk is full. */
export interface LogDestination {
  readonly stream: pino.DestinationStream
  /** Writes what waits, where that is possible, and closes. */
  close(): Promise<void>
}

/** Told once when lines cannot be written any more, and once when they can again. */
export interface ToldOfLog {
  readonly failed: (code: string) => void
  /** @param lost lines that nobody will read */
  readonly recovered: (lost: number) => void
}

/**
 * A file, or standard output where there is none. A full or broken disk under the log ends nothing: the server answers
 * on, the first megabyte of lines waits, and is written when there is room.
 * @throws StartRefusal when the file cannot be opened
 */
export function openDestination(file: string | null, told: ToldOfLog): LogDestination {
  if (file !== null) refuseUnwritable(file)
  const destination = pino.destination({
    ...GATHERED,
    maxLength: MOST_WAITING,
    ...(file === null ? { fd: 1 } : { dest: file, mode: 0o600 }),
  })
  let failing = false
  let lost = 0
  destination.on('error', (error: NodeJS.ErrnoException) => {
    if (failing) return
    failing = true
    told.failed(error.code ?? '')
  })
  destination.on('drop', () => (lost += 1))
  destination.on('write', (bytes: number) => {
    if (!failing || bytes === 0) return
    failing = false
    told.recovered(lost)
    lost = 0
  })
  // At the end of the process the library would try again and again for as long as the disk is full.
  const flushSync = destination.flushSync.bind(destination)
  destination.flushSync = () => (failing ? undefined : flushSync())
  return {
    stream: destination,
    close: () =>
      new Promise((resolve) => {
        const leave = (): void => {
          destination.destroy()
          resolve()
        }
        if (failing) return leave()
        destination.once('close', () => resolve())
        destination.once('error', leave)
        destination.end()
      }),
  }
}

function refuseUnwritable(file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
    closeSync(openSync(file, 'a', 0o600))
  } catch {
    throw new StartRefusal(REFUSALS.logUnwritable(file))
  }
}
