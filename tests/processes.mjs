// What a test run leaves behind, found by the folder for temporary files that each run has of its own: whoever was
// started for it has that folder in its environment or among its arguments.
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

const POLL_MS = 100
/** What was told to end may need this long: a database writes down what it has. */
const TO_END_MS = 10_000

/**
 * The processes of a run, other than this one. Only Linux tells; elsewhere nothing is found.
 * @param {string} folder
 * @returns {{ pid: number, command: string }[]}
 */
export function processesOf(folder) {
  return numbersIn('/proc').flatMap((pid) => {
    if (pid === process.pid) return []
    const [command, environment] = ['cmdline', 'environ'].map((name) => read(`/proc/${pid}/${name}`))
    const isOfRun = command.includes(folder) || environment.split('\0').some((one) => one === `TMPDIR=${folder}`)
    return isOfRun ? [{ pid, command: command.split('\0').join(' ').trim() }] : []
  })
}

const numbersIn = (path) => {
  try {
    return readdirSync(path).map(Number).filter(Number.isInteger)
  } catch {
    return []
  }
}
/** Empty for what ended meanwhile, ended and was not collected, or belongs to somebody else. */
const read = (path) => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

/**
 * Waits until the processes of a run are gone. @returns those that are still there
 * @param {string} folder
 * @param {number} [limitMs]
 */
export async function untilGone(folder, limitMs = TO_END_MS) {
  const end = Date.now() + limitMs
  for (;;) {
    const left = processesOf(folder)
    if (left.length === 0 || Date.now() > end) return left
    await pause(POLL_MS)
  }
}

/**
 * Ends the processes of a run, those that do not listen outright.
 * @param {string} folder
 * @param {number} [limitMs]
 */
export async function endProcesses(folder, limitMs = TO_END_MS) {
  for (const { pid } of processesOf(folder)) signal(pid, 'SIGTERM')
  for (const { pid } of await untilGone(folder, limitMs)) signal(pid, 'SIGKILL')
  await untilGone(folder, limitMs)
}

const signal = (pid, what) => {
  try {
    process.kill(pid, what)
  } catch {
    // gone already
  }
}
