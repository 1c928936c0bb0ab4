import { Pool, type PoolConfig } from 'pg'

/** How the store reaches its server. Times in milliseconds. */
export interface PostgresOptions {
  readonly connectionString: string
  /** Connections this process opens at most. */
  readonly poolSize?: number
  /** How long a request waits for a connection before it is answered `unavailable`. */
  readonly connectTimeout?: number
  /** How long one statement may run; the client gives up a second later (a server that hangs answers nothing). */
  readonly statementTimeout?: number
  /**
   * How long a migration waits for a table that another program keeps. It then lets everybody through, fifteen times as
   * long, and begins anew.
   */
  readonly tableWait?: number
  /** Told when an idle connection breaks: for the log, the pool mends itself. */
  readonly onConnectionLost?: (error: Error) => void
}

const DEFAULTS = { poolSize: 16, connectTimeout: 3_000, statementTimeout: 6_000 }

export function openPool(options: PostgresOptions): Pool {
  const { poolSize, connectTimeout, statementTimeout } = { ...DEFAULTS, ...options }
  const config: PoolConfig = {
    connectionString: options.connectionString,
    max: poolSize,
    connectionTimeoutMillis: connectTimeout,
    statement_timeout: statementTimeout,
    query_timeout: statementTimeout + 1_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    application_name: 'minsheng',
  }
  const pool = new Pool(config)
  // without a listener a broken idle connection would end the process
  pool.on('error', (error) => options.onConnectionLost?.(error))
  return pool
}
