import { Worker } from 'node:worker_threads'
import { describeDefect } from '../shared/kernel/describe-defect'
import type { Background } from './background'
import { type LogEvents, type LogLine, writeLine } from './main-log'

/** The thread is told of new events this often at most, milliseconds: a message to it costs as much as a small request. */
const TELL_MS = 50
/** After a thread that ended by itself the next one starts, milliseconds. */
const AGAIN_MS = 1_000

/** What the server tells the thread. */
export type ToBackground = 'wake' | 'stop'
/** What the thread tells the server: that it works, once, and what belongs in the log. */
export type FromBackground = 'ready' | LogLine

/**
 * What a server does by itself, in a thread of its own with a processor share behind the requests': sorting a fortnight
 * of messages into topics, or delivering what a thousand citizens sent at once, keeps nobody's answer waiting. It lives
 * and dies with the process; a thread that fails is logged and started again, and takes up what was left: everything it
 * does is under leases and marks of the database.
 *
 * @param file the program of the thread
 * @param workerData what it starts with
 * @throws what ended the first thread before it was ready
 */
export async function openBackground(file: string, workerData: unknown, log: LogEvents): Promise<Background> {
  let worker: Worker | null = null
  let again: NodeJS.Timeout | null = null
  let stopped = false
  let ended: Promise<void> = Promise.resolve()

  const start = (): Promise<void> =>
    new Promise((ready, failed) => {
      const mine = new Worker(file, { workerData })
      worker = mine
      mine.on('message', (told: FromBackground) => (told === 'ready' ? ready() : writeLine(log, told)))
      mine.on('error', (error) => {
        log.event('background_failed', { defect: describeDefect(error) })
        failed(error)
      })
      ended = new Promise((resolve) => {
        mine.once('exit', (code) => {
          if (worker === mine) worker = null
          if (!stopped) log.event('background_ended', { code })
          failed(new Error(`the background thread ended with ${code}`))
          if (!stopped) again = setTimeout(() => void start().catch(() => undefined), AGAIN_MS)
          resolve()
        })
      })
    })

  const wake = throttled(() => worker?.postMessage('wake' satisfies ToBackground))
  const background: Background = {
    wake: wake.call,
    async stop() {
      stopped = true
      wake.stop()
      if (again !== null) clearTimeout(again)
      worker?.postMessage('stop' satisfies ToBackground)
      await ended
    },
  }
  try {
    await start()
    return background
  } catch (error) {
    await background.stop()
    throw error
  }
}

/** Calls `work` at once; calls that come within `TELL_MS` after it become one, at the end of that time. */
function throttled(work: () => void): { call(): void; stop(): void } {
  let timer: NodeJS.Timeout | null = null
  let waiting = false
  const call = (): void => {
    if (timer !== null) {
      waiting = true
      return
    }
    work()
    timer = setTimeout(() => {
      timer = null
      if (!waiting) return
      waiting = false
      call()
    }, TELL_MS)
  }
  return {
    call,
    stop() {
      if (timer !== null) clearTimeout(timer)
      waiting = false
    },
  }
}
