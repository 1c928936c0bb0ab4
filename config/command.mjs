// `node config/command.mjs <name> [arguments]`: runs a command of cloudfunctions/runtime/commands on the database of
// the running server, or on the embedded one started for it alone.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT } from './build-hash.mjs'
import { buildCommand } from './build-server.mjs'
import { explain, progressLine } from './terminal.mjs'

const [name = '', ...argv] = process.argv.slice(2)
if (!/^[a-z-]+$/.test(name) || !existsSync(join(ROOT, `cloudfunctions/runtime/commands/${name}.ts`))) {
  console.error(`没有命令“${name}”。`)
  process.exit(1)
}

const progress = progressLine()
process.on('SIGINT', () => process.exit(130))
process.on('SIGTERM', () => process.exit(143))
try {
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
    }))
  progress.done()
  process.exitCode = code
} catch (error) {
  progress.done()
  console.error(explain(error, '没有做完'))
  process.exitCode = 1
}
