import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { COPY, DatabaseStartError } from './embedded-postgres.copy'

/** Who the database server runs as; absent: the present user. */
export interface RunAs {
  readonly uid?: number
  readonly gid?: number
}

/**
 * PostgreSQL refuses to run as root. Then it runs as the owner of existing data, else as the user `postgres`
 * (made when missing), else as `nobody`.
 */
export function chooseUser(clusterDir: string): RunAs {
  if (process.getuid?.() !== 0) return {}
  const owner = statSync(clusterDir, { throwIfNoEntry: false })
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const found = lookUp('postgres') ?? created('postgres') ?? lookUp('nobody')
  if (found === undefined) throw new DatabaseStartError(COPY.noUser)
  return found
}

/** Whether that user may read and enter the path, asked of the system itself (modes, groups, access lists). */
export function canReach(path: string, user: RunAs): boolean {
  if (user.uid === undefined) return true
  return spawnSync('/bin/sh', ['-c', 'test -r "$0" && test -x "$0"', path], { ...user, cwd: '/' }).status === 0
}

function lookUp(name: string): RunAs | undefined {
  const id = (flag: string): number => {
    const { status, stdout } = spawnSync('id', [flag, name], { encoding: 'utf8' })
    return status === 0 ? Number.parseInt(stdout, 10) : Number.NaN
  }
  const [uid, gid] = [id('-u'), id('-g')]
  return Number.isInteger(uid) && Number.isInteger(gid) && uid !== 0 ? { uid, gid } : undefined
}

function created(name: string): RunAs | undefined {
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name])
  return lookUp(name)
}
