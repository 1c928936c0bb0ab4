import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openBackground } from '../../cloudfunctions/runtime/background-thread'
import type { LogEvents } from '../../cloudfunctions/runtime/main-log'

/** What the server's log heard of the thread, and a way to wait for a line of it. */
function heard() {
  const lines: string[] = []
  let looks: (() => void)[] = []
  const add = (line: string): void => {
    lines.push(line)
    for (const look of looks) look()
  }
  const log: LogEvents = {
    event: (what, more = {}) => add([what, ...Object.values(more)].join(' ')),
    setAside: ({ consumer, entry }) => add(`set aside ${consumer} ${entry}`),
  }
  const line = (wanted: string, times = 1): Promise<void> =>
    new Promise((done) => {
      const look = (): void => {
        if (lines.filter((each) => each === wanted).length >= times) done()
      }
      looks = [...looks, look]
      look()
    })
  return { log, lines, line }
}

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'minsheng-thread-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A thread of a few lines; `say` writes into the server's log. */
function program(name: string, lines: string): string {
  const file = join(folder, `${name}.cjs`)
  writeFileSync(
    file,
    `const { parentPort: port, workerData } = require('node:worker_threads')
     const say = (what, more) => port.postMessage({ method: 'event', args: [what, more] })
     ${lines}`,
  )
  return file
}
const LISTENS = `port.on('message', (what) => { say(what); if (what === 'stop') port.close() })`

describe('the background thread', () => {
  test('is told of new events, of those that come close together in two words at most, and ends when told', async () => {
    const { log, lines, line } = heard()
    const background = await openBackground(program('listens', `${LISTENS}; port.postMessage('ready')`), {}, log)
    for (let n = 0; n < 100; n += 1) background.wake()
    await line('wake')
    await background.stop()
    background.wake()
    expect(lines.filter((each) => each === 'wake').length).toBeLessThanOrEqual(2)
    expect(lines.at(-1)).toBe('stop')
  })

  test('gets what it starts with, and writes into the log of the server', async () => {
    const { log, line } = heard()
    const told = `port.postMessage({ method: 'setAside', args: [{ consumer: workerData.who, entry: 'e1', defect: 'Error' }] })`
    const background = await openBackground(
      program('says', `${LISTENS}; ${told}; port.postMessage('ready')`),
      { who: 'insight' },
      log,
    )
    await line('set aside insight e1')
    await background.stop()
  })

  test('that fails later is logged and started again', async () => {
    const { log, line } = heard()
    const fails = `${LISTENS}; port.on('message', () => { throw Object.assign(new TypeError('x'), { code: 'GONE' }) })`
    const background = await openBackground(
      program('fails', `${fails}; say('began'); port.postMessage('ready')`),
      {},
      log,
    )
    background.wake()
    await line('background_ended 1')
    await line('began', 2)
    await background.stop()
  })

  test('that cannot begin refuses the start of the server', async () => {
    const { log, lines } = heard()
    await expect(openBackground(program('broken', `throw new Error('no such key')`), {}, log)).rejects.toThrow(
      'no such key',
    )
    expect(lines).toEqual([expect.stringMatching(/^background_failed /)])
  })
})
