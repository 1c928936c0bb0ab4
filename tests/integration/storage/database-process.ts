import { openDatabase } from '../../../cloudfunctions/runtime/embedded-postgres'

/** A process of its own that opens the database of a data folder and says so: for tests that kill it. */
async function main([dataDir = '', role]: readonly string[]): Promise<void> {
  const database = await openDatabase({ dataDir, role: role === 'command' ? 'command' : 'server' })
  process.once('SIGTERM', () => void database.close().then(() => process.exit(0)))
  setInterval(() => undefined, 1_000)
  process.stdout.write(`${JSON.stringify({ connectionString: database.connectionString })}\n`)
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
