import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../cloudfunctions/runtime/config'
import { type LogLine, logToParent, openLog, writeLine } from '../../cloudfunctions/runtime/main-log'
import { describeDefect } from '../../cloudfunctions/shared/kernel/describe-defect'
import { DomainError } from '../../cloudfunctions/shared/kernel/domain-error'

const folder = mkdtempSync(join(tmpdir(), 'minsheng-server-log-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const demo = readConfig({ DATA_DIR: folder }, folder)
const told: string[] = []
const open = (environment: Readonly<Record<string, string>>) => openLog(environment, demo, (what) => told.push(what))
const linesOf = (file: string): Record<string, unknown>[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>)

/** Levels of the log: what is as usual, what somebody should look at, what failed. */
const [INFO, WARN, ERROR] = [30, 40, 50]
const request = { traceId: 't1', module: 'messages', procedure: 'submit', code: 'ok', status: 200, ms: 1.5 }
const setAside = { consumer: 'insight', entry: 'insight:m1', defect: 'TypeError' }

it('writes a line a request and a line an event, failures as such, and nothing after it was closed', async () => {
  const file = join(folder, 'one.log')
  const log = open({ LOG_FILE: file })
  expect(log.file).toBe(file)
  log.access(request)
  log.access({ ...request, code: 'conflict', status: 499 })
  log.access({ ...request, code: 'internal', status: 500, defect: 'Error 23505' })
  log.event('database_lost', { code: 'ECONNRESET' })
  log.event('stopping')
  log.setAside(setAside)
  const closed = log.close()
  log.access(request)
  log.event('late')
  log.setAside(setAside)
  await closed
  const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string
  expect(linesOf(file)).toEqual([
    { level: INFO, time, msg: 'request', ...request },
    { level: INFO, time, msg: 'request', ...request, code: 'conflict', status: 499 },
    { level: ERROR, time, msg: 'request', ...request, code: 'internal', status: 500, defect: 'Error 23505' },
    { level: WARN, time, msg: 'database_lost', code: 'ECONNRESET' },
    { level: WARN, time, msg: 'stopping' },
    { level: ERROR, time, msg: 'event_set_aside', ...setAside },
  ])
  expect(told).toEqual([])
})

it('lies in the data folder of the demonstration where no file is named', async () => {
  const log = open({})
  expect(log.file).toBe(join(folder, 'server.log'))
  await log.close()
})

it('takes the lines of a thread as they are', () => {
  const lines: LogLine[] = []
  const thread = logToParent({ postMessage: (line: LogLine) => void lines.push(line) })
  thread.event('background_ended', { code: 1 })
  thread.setAside(setAside)
  const written: unknown[] = []
  const log = {
    event: (...args: unknown[]) => void written.push(['event', ...args]),
    setAside: (...args: unknown[]) => void written.push(['setAside', ...args]),
  }
  for (const line of lines) writeLine(log, line)
  expect(written).toEqual([
    ['event', 'background_ended', { code: 1 }],
    ['setAside', setAside],
  ])
})

it.each([
  [new TypeError('王小明 13800000000'), 'TypeError'],
  [Object.assign(new Error('key (phone)=(13800000000)'), { code: '23505' }), 'Error 23505'],
  [Object.assign(new Error('x'), { code: { phone: '13800000000' } }), 'Error'],
  [new DomainError('unavailable', { cause: 'ENOSPC' }), 'DomainError unavailable ENOSPC'],
  [new DomainError('unavailable', { cause: 507 }), 'DomainError unavailable 507'],
  // Only our own refusals say their cause in a word: that of others may quote anything.
  [Object.assign(new Error('x'), { detail: { cause: 'Key (phone)=(13800000000)' } }), 'Error'],
  ['13800000000', 'string'],
  [undefined, 'undefined'],
])('of a defect only class and code are told: %#', (thrown, said) => expect(describeDefect(thrown)).toBe(said))
