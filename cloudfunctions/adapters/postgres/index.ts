export type { PostgresOptions } from './postgres.pool'
export { type PostgresStore, postgresStore } from './postgres.store'
