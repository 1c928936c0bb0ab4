// `npm run build:functions`: each module as a cloud function in dist/functions/<module>/ (index.js with everything
// inside, package.json, config.json with its timer), the database manifest, and the deployment settings. An argument
// names another folder.
import { build } from 'esbuild'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { ROOT } from './build-hash.mjs'

const ENTRIES = 'cloudfunctions/runtime/function-entries'
const OUTPUT = join(ROOT, 'dist/functions')
/** Enough for a batch; CloudBase's own default is 3. */
const TIMEOUT_SECONDS = 20
/** What a function may ask of WeChat on the city's behalf. */
const OPENAPI = {
  notifications: ['subscribeMessage.send'],
  messages: ['security.msgSecCheck'],
  files: ['security.mediaCheckAsync'],
}
/** Native packages that the platform installs beside a function; everything else is in its bundle. */
const INSTALLED = { files: ['sharp'] }
/**
 * Above the usual 256: `files` makes pictures anew; `routing` learns at night from 4,000 decisions, which takes 120 MB on top
 * of the 90 that the function has from the start, and processor time goes with memory. `topics` sorts 20,000 messages in
 * some 230 to 370 MB (as V8 is let), `exports` makes two sheets of 2,000 rows in 206: `npm run bench:cloud`.
 */
const MEMORY_MB = { files: 512, routing: 512, exports: 512, topics: 1024 }
const VERSIONS = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).dependencies
/**
 * The oldest that the project itself runs on (`engines`; sharp asks for 20.9 or later), by CloudBase's name for it:
 * https://docs.cloudbase.net/cloud-function/runtime-support
 */
const NODE = { esbuild: 'node20', cloudbase: 'Nodejs20.19' }

/** Our own modules only declare things: what a function does not use stays out of it. */
const ownModulesArePure = {
  name: 'own-modules-are-pure',
  setup({ onResolve, resolve: resolvePath }) {
    onResolve({ filter: /^\.\.?\// }, async ({ path, pluginData, ...options }) => {
      if (pluginData === 'seen' || options.importer.includes('node_modules')) return undefined
      const found = await resolvePath(path, { ...options, pluginData: 'seen' })
      return found.errors.length > 0 ? found : { path: found.path, sideEffects: false }
    })
  },
}

const common = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  charset: 'utf8',
  logLevel: 'error',
  absWorkingDir: ROOT,
}

/** Loads what the deployment needs to know out of the sources: the schedule and the declared collections. */
async function readDeclarations() {
  const { outputFiles } = await build({
    ...common,
    target: 'node20',
    write: false,
    stdin: {
      contents: [
        `export { TICK, tickOf } from './schedule'`,
        `export { COLLECTIONS } from './collections'`,
        `export { cloudbaseManifest } from '../adapters/cloudbase'`,
      ].join('\n'),
      resolveDir: join(ROOT, 'cloudfunctions/runtime'),
      loader: 'ts',
    },
    external: ['wx-server-sdk', 'pg'],
  })
  const loaded = { exports: {} }
  const run = new Function('module', 'exports', 'require', outputFiles[0].text)
  run(loaded, loaded.exports, createRequire(join(ROOT, 'package.json')))
  return loaded.exports
}

const write = (path, value) => {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`)
}

/** Builds all functions into `folder`. @returns their names. */
async function buildFunctions(folder) {
  const { TICK, tickOf, COLLECTIONS, cloudbaseManifest } = await readDeclarations()
  const names = readdirSync(join(ROOT, ENTRIES)).map((file) => file.replace(/\.ts$/, ''))
  rmSync(folder, { recursive: true, force: true })
  await build({
    ...common,
    target: NODE.esbuild,
    entryPoints: names.map((name) => ({ in: join(ENTRIES, `${name}.ts`), out: `${name}/index` })),
    outdir: folder,
    minify: true,
    plugins: [ownModulesArePure],
    external: Object.values(INSTALLED).flat(),
    // Looked for by protobufjs and absent there too.
    logOverride: { 'direct-eval': 'silent' },
  })
  const triggersOf = (name) => {
    const config = tickOf(name)
    return config === null ? [] : [{ name: TICK.name, type: 'timer', config }]
  }
  for (const name of names) {
    const dependencies = Object.fromEntries((INSTALLED[name] ?? []).map((each) => [each, VERSIONS[each]]))
    const more = name in INSTALLED ? { dependencies } : {}
    write(join(folder, name, 'package.json'), { name: `minsheng-${name}`, version: '0.1.0', main: 'index.js', ...more })
    const openapi = OPENAPI[name] ?? []
    write(join(folder, name, 'config.json'), { permissions: { openapi }, triggers: triggersOf(name) })
  }
  write(join(folder, 'database.manifest.json'), { collections: cloudbaseManifest(COLLECTIONS) })
  write(join(folder, 'cloudbaserc.json'), {
    version: '2.0',
    // The command line fills the second in from its own `.env`.
    envId: process.env.MINSHENG_CLOUD_ENV || '{{env.MINSHENG_CLOUD_ENV}}',
    functionRoot: './',
    functions: names.map((name) => ({
      name,
      handler: 'index.main',
      runtime: NODE.cloudbase,
      timeout: TIMEOUT_SECONDS,
      memorySize: MEMORY_MB[name] ?? 256,
      installDependency: name in INSTALLED,
      triggers: triggersOf(name),
    })),
  })
  return names
}

const folder = resolve(process.argv[2] ?? OUTPUT)
const names = await buildFunctions(folder)
console.log(`云函数已生成：${folder}（${names.join('、')}），数据库清单 database.manifest.json`)
