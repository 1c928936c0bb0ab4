// `npm run build:probe`: the conformance suite as a cloud function in dist/probe/store_probe, to be uploaded to a test
// environment (never to the city's own) with the collections that dist/probe/database.manifest.json names.
import { build } from 'esbuild'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { ROOT } from './build-hash.mjs'

const NAME = 'store_probe'
/** A conformance run is hundreds of round trips. */
const TIMEOUT_SECONDS = 60

const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  charset: 'utf8',
  keepNames: true,
  logLevel: 'error',
  logOverride: { 'direct-eval': 'silent' },
  absWorkingDir: ROOT,
}

/** The collections of the suite, as the deployment needs them. */
async function readManifest() {
  const contents = `
    import { cloudbaseManifest } from '../../cloudfunctions/adapters/cloudbase'
    import { SUITE_COLLECTIONS } from './thing'
    export const collections = cloudbaseManifest(SUITE_COLLECTIONS)`
  const { outputFiles } = await build({
    ...common,
    write: false,
    stdin: { contents, resolveDir: join(ROOT, 'tests/conformance'), loader: 'ts' },
    external: ['wx-server-sdk'],
  })
  const loaded = { exports: {} }
  new Function('module', 'exports', 'require', outputFiles[0].text)(
    loaded,
    loaded.exports,
    createRequire(join(ROOT, 'package.json')),
  )
  return { collections: loaded.exports.collections }
}

/** Builds the probe into `folder`. @returns the function's folder. */
export async function buildProbe(folder = join(ROOT, 'dist/probe')) {
  rmSync(folder, { recursive: true, force: true })
  await build({
    ...common,
    entryPoints: [{ in: 'tests/conformance/probe/main.ts', out: `${NAME}/index` }],
    outdir: folder,
  })
  mkdirSync(join(folder, NAME), { recursive: true })
  const write = (name, value) => writeFileSync(join(folder, name), `${JSON.stringify(value, null, 2)}\n`)
  write(`${NAME}/package.json`, { name: 'minsheng-store-probe', version: '0.1.0', main: 'index.js' })
  write(`${NAME}/config.json`, { permissions: { openapi: [] }, timeout: TIMEOUT_SECONDS })
  write('database.manifest.json', await readManifest())
  return join(folder, NAME)
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === join(ROOT, 'config/build-probe.mjs'))
  console.log(`一致性探针已生成：${await buildProbe()}`)
