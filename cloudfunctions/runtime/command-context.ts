import { appendAudit } from '../audit'
import { postgresStore, type PostgresStore } from '../adapters/postgres'
import { SYSTEM } from '../shared/kernel/actor'
import { COLLECTIONS } from './collections'
import { ON_DEMONSTRATION } from './command-copy'
import { readConfig, type ServerConfig } from './config'
import { moduleDeps, realSurroundings } from './core'
import { checkInstallation, markDemo } from './demo-mark'
import { openDatabase } from './embedded-postgres'
import { lazyAuditKeys, serverAuditHome } from './audit-home'
import { checkKeys } from './key-marks'
import { lazyContactVault, readAuditKeys, readContactKey } from './keys'
import { START_COPY } from './main-copy'
import type { ModuleDeps } from './modules'
import { relayAll } from './relay-all'

/** What a command of `runtime/commands/` works with: the same database and parts as the server. */
export interface CommandContext extends ModuleDeps {
  readonly store: PostgresStore
  readonly config: ServerConfig
  readonly connectionString: string
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Unique to this process: who holds leases. */
  readonly holder: string
  /** Says in Chinese what comes next, on a line of its own. */
  readonly progress: (what: string) => void
}

/** What a command is: `argv` without the program's own words. @returns the exit code; nothing is 0. */
export type CommandRun = (argv: readonly string[], context: CommandContext) => Promise<number | undefined | void>

export interface CommandOptions {
  /** The command's name: it is written into the audit log that it ran. */
  readonly name: string
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly workingFolder: string
  /** Told in Chinese what takes a moment while the database is opened. */
  readonly progress: (what: string) => void
  /** The database is open: from here the terminal belongs to the command. */
  readonly ready: () => void
  readonly tell: (what: string) => void
  /** Given how to leave the database when the person breaks the command off: whoever leaves last stops it. */
  readonly opened?: (leave: () => Promise<void>) => void
}

/**
 * Runs a command on the database of the running server, or on the embedded one started for it alone.
 * What it put into the outbox is delivered before it ends.
 * @throws StartRefusal or DatabaseStartError with a Chinese sentence.
 */
export async function runCommand(run: CommandRun, argv: readonly string[], options: CommandOptions): Promise<number> {
  const config = readConfig(options.environment, options.workingFolder)
  if (config.auth === 'demo') options.progress(ON_DEMONSTRATION)
  const database = await openDatabase({ ...config, role: 'command', progress: options.progress })
  options.opened?.(() => database.close())
  try {
    const store = postgresStore({ connectionString: database.connectionString })
    try {
      await checkInstallation(store, config.auth)
      await store.migrate(COLLECTIONS, () => options.progress(START_COPY.tablesBusy))
      if (config.auth === 'demo') await markDemo(store)
      else await checkKeys(store, options.environment)
      let woken = false
      const vault = lazyContactVault(() => readContactKey(options.environment, config.auth, config.dataDir))
      const surroundings = realSurroundings(store)
      await surroundings.calendars.refresh?.()
      const keys = lazyAuditKeys(() => readAuditKeys(options.environment, config.auth, config.dataDir))
      const audit = serverAuditHome(options.environment, config.dataDir, keys)
      const deps = moduleDeps(surroundings, store, vault, () => (woken = true), audit)
      const holder = surroundings.ids.next()
      await store.transact(async (transaction) =>
        appendAudit(transaction, surroundings.ids, {
          actor: SYSTEM,
          at: surroundings.clock.now(),
          action: `command:${options.name}`,
          subject: { kind: 'city', id: 'command' },
        }),
      )
      options.ready()
      const code = await run(argv, {
        ...deps,
        store,
        config,
        connectionString: database.connectionString,
        environment: options.environment,
        holder,
        progress: options.tell,
      })
      if (woken) await relayAll({ ...deps, holder }, { goOn: () => true })
      return code ?? 0
    } finally {
      await store.close()
    }
  } finally {
    await database.close()
  }
}
