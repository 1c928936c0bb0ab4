import { Client } from 'pg'
import { OWNER } from './embedded-postgres.cluster'

/**
 * Locks that the server itself keeps for the connections that hold them, so they end with their process, however it
 * ends: one *server* at a time, and a shared one of everybody who uses the database (server, commands).
 */
const SERVER_LOCK = 7_364_827_101
const USER_LOCK = 7_364_827_102

/** This process's standing with the embedded server: as long as it is open, nobody stops the server. */
export interface Session {
  /** Takes the server's place. @returns false when another server has it. */
  becomeServer(): Promise<boolean>
  /** Whether nobody else uses the database; then nobody can join any more until this session ends. */
  isLast(): Promise<boolean>
  /** Resolves when the connection ends, whoever ended it. */
  readonly ended: Promise<void>
  end(): Promise<void>
}

/** Joins. @throws the driver's error when the server cannot be reached or is just stopping. */
export async function joinServer(connectionString: string): Promise<Session> {
  const client = new Client({
    connectionString,
    application_name: 'minsheng-session',
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  })
  client.on('error', () => undefined) // `ended` tells
  const ended = new Promise<void>((resolve) => client.once('end', () => resolve()))
  const ask = async (sql: string, lock: number): Promise<boolean> => {
    const { rows } = await client.query<{ answer: unknown }>(`select ${sql}($1) as answer`, [lock])
    return rows[0]?.answer === true
  }
  try {
    await client.connect()
    await ask('pg_advisory_lock_shared', USER_LOCK)
  } catch (error) {
    await client.end().catch(() => undefined)
    throw error
  }
  return {
    becomeServer: () => ask('pg_try_advisory_lock', SERVER_LOCK),
    isLast: async () => {
      await ask('pg_advisory_unlock_shared', USER_LOCK)
      return ask('pg_try_advisory_lock', USER_LOCK)
    },
    ended,
    end: () => client.end().catch(() => undefined),
  }
}

export const connectionStringOf = (port: number, password: string, database = 'postgres'): string =>
  `postgres://${OWNER}:${password}@127.0.0.1:${port}/${database}`
