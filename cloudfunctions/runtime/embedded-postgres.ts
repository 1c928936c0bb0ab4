import { mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { prepareBinaries } from './embedded-postgres.binaries'
import { clusterDirOf, ensureCluster } from './embedded-postgres.cluster'
import { EmbeddedServer } from './embedded-postgres.server'
import { chooseUser } from './embedded-postgres.user'

export { DatabaseStartError } from './embedded-postgres.copy'

export interface DatabaseOptions {
  readonly dataDir: string
  /** Set: nothing is started, that database is used. */
  readonly databaseUrl?: string
  /** One `server` per data folder; any number of `command`s join it, or start the database for themselves. */
  readonly role: 'server' | 'command'
  /** Told in Chinese what takes a moment. */
  readonly progress?: (what: string) => void
  /** Further server settings (tests). */
  readonly settings?: Readonly<Record<string, string>>
}

export interface OpenDatabase {
  readonly connectionString: string
  /** Leaves the database; who leaves last stops it. */
  close(): Promise<void>
}

/**
 * The database that this process works on: the one of `databaseUrl`, else the embedded PostgreSQL in the data folder,
 * found running (left by a killed process, or in use by another one of ours) or started.
 * @throws DatabaseStartError with a Chinese sentence for the person at the terminal.
 */
export async function openDatabase(options: DatabaseOptions): Promise<OpenDatabase> {
  if (options.databaseUrl !== undefined && options.databaseUrl !== '')
    return { connectionString: options.databaseUrl, close: async () => undefined }
  const dataDir = resolve(options.dataDir)
  const progress = options.progress ?? (() => undefined)
  await mkdir(dataDir, { recursive: true })
  const user = chooseUser(clusterDirOf(dataDir))
  const binaries = await prepareBinaries(dataDir, user, progress)
  await ensureCluster(dataDir, binaries, user, progress)
  const embedded = new EmbeddedServer({
    dataDir,
    binaries,
    user,
    progress,
    role: options.role,
    settings: options.settings ?? {},
  })
  await embedded.open()
  return { connectionString: embedded.connectionString, close: () => embedded.close() }
}
