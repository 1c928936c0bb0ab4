import { Client } from 'pg'
import type { KeptCopies } from '../../shared/documents/kept-copies'
import { CHANGES } from './postgres.migrations'
import type { PostgresOptions } from './postgres.pool'

/** The wait before the next attempt to listen again, milliseconds. */
const AGAIN_MS = 1_000

/**
 * Hears of every change that is kept in memory, on a connection of its own. Copies are trusted only while it listens.
 */
export function hearChanges(options: PostgresOptions, copies: KeptCopies): { start(): void; close(): Promise<void> } {
  let client: Client | null = null
  let timer: NodeJS.Timeout | null = null
  let state: 'idle' | 'running' | 'closed' = 'idle'

  const listen = async (): Promise<void> => {
    const mine = new Client({
      connectionString: options.connectionString,
      connectionTimeoutMillis: options.connectTimeout ?? 3_000,
      keepAlive: true,
      application_name: 'minsheng-changes',
    })
    client = mine
    mine.on('error', () => undefined) // `end` follows
    mine.on('end', () => {
      if (client === mine) lost()
    })
    mine.on('notification', ({ payload = '' }) => {
      const [collection = '', id = ''] = payload.split(' ')
      copies.forget(collection, id)
    })
    try {
      await mine.connect()
      await mine.query(`listen ${CHANGES}`)
      if (client === mine) copies.trust()
    } catch {
      await mine.end().catch(() => undefined)
      if (client === mine) lost()
    }
  }
  const lost = (): void => {
    client = null
    copies.distrust()
    if (state !== 'running' || timer !== null) return
    timer = setTimeout(() => {
      timer = null
      void listen()
    }, AGAIN_MS)
    timer.unref()
  }

  return {
    start() {
      if (state !== 'idle') return
      state = 'running'
      void listen()
    },
    async close() {
      state = 'closed'
      if (timer !== null) clearTimeout(timer)
      const mine = client
      client = null
      copies.distrust()
      await mine?.end().catch(() => undefined)
    },
  }
}
