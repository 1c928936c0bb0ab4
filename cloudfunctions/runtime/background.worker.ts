import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { postgresStore } from '../adapters/postgres'
import { startBackground } from './background'
import type { FromBackground, ToBackground } from './background-thread'
import { readConfig } from './config'
import { logToParent } from './main-log'
import { readServerKeys, servedCity, serverParts } from './server-parts'

/** What the thread is started with. */
export interface BackgroundData {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly workingFolder: string
  readonly connectionString: string
}

/** Connections to the database: jobs run one after another, the relay and the sealing beside them. */
const POOL_SIZE = 6
/**
 * Behind the requests for a processor: at 5 of 19 a full machine still gives it about a quarter of what one of them gets
 * (a third of the weight, `sched(7)`). On Linux a thread has a priority of its own; elsewhere it would be the process's.
 */
const BEHIND = 5

if (process.platform === 'linux') setPriority(BEHIND)
const port = parentPort
if (port === null) throw new Error('this is the program of a thread')
const { environment, workingFolder, connectionString } = workerData as BackgroundData
const config = readConfig(environment, workingFolder)
const log = logToParent(port)
const store = postgresStore({
  connectionString,
  poolSize: POOL_SIZE,
  onConnectionLost: () => log.event('database_connection_lost'),
})
const parts = serverParts(environment, config, readServerKeys(environment, config), store, () => undefined)
const background = startBackground(servedCity(parts, config), log)
port.on('message', (what: ToBackground) => {
  if (what === 'wake') background.wake()
  else
    void background
      .stop()
      .then(() => store.close())
      .finally(() => port.close())
})
port.postMessage('ready' satisfies FromBackground)
