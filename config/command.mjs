// `node config/command.mjs <name> [arguments]`: runs a command of cloudfunctions/runtime/commands on the database of
// the running server, or on the embedded one started for it alone.
import './check-machine.mjs'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT } from './build-hash.mjs'
import { explain, progressLine, stopRequests } from './terminal.mjs'

const [name = '', ...argv] = process.argv.slice(2)
if (!/^[a-z-]+$/.test(name) || !existsSync(join(ROOT, `cloudfunctions/runtime/commands/${name}.ts`))) {
  console.error(`没有命令“${name}”。`)
  process.exit(1)
}

const progress = progressLine()
/** A database that was started for the command alone gets this long to end after Ctrl-C. */
const LEAVE_MS = 15_000
let leave = null
let stopping = false
const asked = stopRequests()
async function stop(code) {
  const request = asked()
  if (request === 'same') return
  if (request === 'again' || leave === null) process.exit(code)
  stopping = true // what the command still tries on the database fails from here, and is nobody's concern
  setTimeout(() => process.exit(code), LEAVE_MS)
  await leave().catch(() => undefined)
  process.exit(code)
}
process.on('SIGINT', () => void stop(130))
process.on('SIGTERM', () => void stop(143))
process.on('SIGHUP', () => void stop(129)) // the terminal was closed
process.on('unhandledRejection', (error) => {
  if (!stopping) throw error
})
try {
  const { buildCommand } = await import('./build-server.mjs')
  const { run, runApart, runCommand, usage } = await import(pathToFileURL(await buildCommand(name)).href)
  if (argv.includes('--help') || argv.includes('-h')) {
    console.log(usage)
    process.exit(0)
  }
  // What needs no database is done without one.
  const code =
    (await runApart?.(argv)) ??
    (await runCommand(run, argv, {
      name,
      environment: process.env,
      workingFolder: ROOT,
      progress: progress.say,
      ready: progress.done,
      tell: (what) => console.log(`· ${what}`),
      opened: (how) => {
        leave = how
      },
    }))
  progress.done()
  if (!stopping) process.exitCode = code
} catch (error) {
  progress.done()
  if (!stopping) {
    console.error(explain(error, '没有做完'))
    process.exitCode = 1
  }
}
