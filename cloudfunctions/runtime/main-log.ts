import { join } from 'node:path'
import type { MessagePort } from 'node:worker_threads'
import pino from 'pino'
import { type ServerConfig, settingOf } from './config'
import { systemClock } from './core'
import { openDestination } from './log-destination'
import { START_COPY } from './main-copy'
import type { ToldSetAside } from '../shared/outbox/set-aside'
import type { AccessLog } from './node-server.log'

/** What a person should know of, beside the requests. Ids and codes only. */
export interface LogEvents {
  /** An event that its consumer failed at time and again; `npm run replay-events` brings it back. */
  readonly setAside: ToldSetAside
  event(what: string, more?: Readonly<Record<string, string | number>>): void
}

/** The server's structured log: one line a request, one line for each of its events. */
export interface ServerLog extends LogEvents {
  readonly access: AccessLog
  /** Where the lines go; null: standard output. */
  readonly file: string | null
  close(): Promise<void>
}

/** A line of a thread's log on its way to the server's. */
export type LogLine = {
  readonly [Method in keyof LogEvents]: { method: Method; args: Parameters<LogEvents[Method]> }
}[keyof LogEvents]
/** A thread has no log of its own: the server writes its lines. */
export const logToParent = (port: Pick<MessagePort, 'postMessage'>): LogEvents => {
  const send = (line: LogLine): void => port.postMessage(line)
  return {
    setAside: (...args) => send({ method: 'setAside', args }),
    event: (...args) => send({ method: 'event', args }),
  }
}
/** @param log the server's */
export function writeLine(log: LogEvents, line: LogLine): void {
  if (line.method === 'event') log.event(...line.args)
  else log.setAside(...line.args)
}

/**
 * To LOG_FILE; without it the demonstration logs to its data folder, any other server to standard output.
 * @param tell the person at the terminal, when the log itself cannot be written
 * @throws StartRefusal
 */
export function openLog(
  environment: Readonly<Record<string, string | undefined>>,
  { auth, dataDir }: ServerConfig,
  tell: (what: string) => void,
): ServerLog {
  const file = settingOf(environment, 'LOG_FILE') ?? (auth === 'demo' ? join(dataDir, 'server.log') : null)
  const destination = openDestination(file, {
    failed: (code) => tell(START_COPY.logFails(code)),
    recovered: (lost) => {
      tell(START_COPY.logRecovered(lost))
      if (open) logger.error({ lost }, 'log_interrupted')
    },
  })
  const logger = pino({ base: null, timestamp: () => `,"time":"${systemClock.now()}"` }, destination.stream)
  // What still happens while everything ends (a connection that breaks) has no line any more.
  let open = true
  return {
    file,
    access: (line) => {
      if (!open) return
      if (line.status >= 500) logger.error(line, 'request')
      else logger.info(line, 'request')
    },
    event: (what, more = {}) => {
      if (open) logger.warn(more, what)
    },
    setAside: (told) => {
      if (open) logger.error(told, 'event_set_aside')
    },
    close() {
      open = false
      return destination.close()
    },
  }
}
