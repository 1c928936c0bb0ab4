import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readlinkSync, realpathSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { clusterDirOf } from './embedded-postgres.cluster'
import { COPY, DatabaseStartError } from './embedded-postgres.copy'

/** What `postmaster.pid` tells of a server on this folder. */
export interface Postmaster {
  readonly pid: number
  readonly port: number
  readonly ready: boolean
}

/** The server on this folder, or null when none runs. A file left by a process that is no server is taken away. */
export async function findPostmaster(dataDir: string): Promise<Postmaster | null> {
  const file = join(clusterDirOf(dataDir), 'postmaster.pid')
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EACCES') throw new DatabaseStartError(COPY.otherOwner(dataDir))
    return null
  }
  const lines = text.split('\n')
  const pid = Number.parseInt(lines[0] ?? '', 10)
  if (!Number.isInteger(pid) || !isAlive(pid)) return null // PostgreSQL itself overwrites the file of a dead process
  if (!isServerOf(dataDir, pid)) {
    // after a reboot or in a new container the number may be anybody's, and PostgreSQL would not start beside it
    if ((await readFile(file, 'utf8').catch(() => '')) === text) await rm(file, { force: true })
    return null
  }
  return { pid, port: Number.parseInt(lines[3] ?? '', 10), ready: (lines[7] ?? '').trim() === 'ready' }
}

/** Ends the server: sessions are closed, everything is on disk. Waits until the process is gone. */
export async function stopPostmaster(dataDir: string, pid: number, postgres: string): Promise<void> {
  if (process.platform === 'win32')
    spawnSync(join(dirname(postgres), 'pg_ctl.exe'), ['stop', '-W', '-m', 'fast', '-D', clusterDirOf(dataDir)])
  else if (isServerOf(dataDir, pid)) signal(pid, 'SIGINT')
  // its pid file goes a moment before the process does
  for (let waited = 0; waited < STOP_MS; waited += POLL_MS) {
    if (!isAlive(pid) || !isServerOf(dataDir, pid)) return
    await pause(POLL_MS)
  }
  throw new DatabaseStartError(COPY.stopFailed(pid))
}

/**
 * Asks the server on this folder to end as soon as nobody uses it: all that a process can still do while it exits. Whoever
 * has got its number since it went is left alone.
 *
 * @param isChild a child that runs keeps its number, and is not yet to be told by its folder while it starts
 */
export function endWhenUnused(dataDir: string, pid: number, isChild: boolean): void {
  if (process.platform !== 'win32' && (isChild || isServerOf(dataDir, pid))) signal(pid, 'SIGTERM')
}

export const POLL_MS = 20
const STOP_MS = 60_000

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds)
  })

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // gone already
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function isServerOf(dataDir: string, pid: number): boolean {
  if (process.platform === 'win32') return true
  if (process.platform !== 'linux')
    return spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).stdout.includes('postgres')
  const command = existsSync(`/proc/${pid}/cmdline`) ? readFileSync(`/proc/${pid}/cmdline`, 'utf8') : ''
  if (!command.includes('postgres')) return false // also a process that ended and was not yet collected
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(clusterDirOf(dataDir))
  } catch {
    return true // another user's: its name must do
  }
}
