export { type PostgresStore, postgresStore } from './postgres.store'
