// Builds the H5 client through Taro, unless dist/h5 is what these inputs give; packs its files for browsers.
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { promisify } from 'node:util'
import { buildUnlessFresh, hashOf, isFresh, ROOT } from './build-hash.mjs'

const OUTPUT = 'dist/h5'
const INPUTS = [
  'src',
  'types',
  'config/index.ts',
  'config/plugins',
  'config/build-h5.mjs',
  'babel.config.js',
  'package-lock.json',
  'tsconfig.json',
]
const SETTINGS = ['MINSHENG_CLOUD_ENV', 'MINSHENG_SERVER_URL', 'MINSHENG_H5_BASE']

const inputsHash = () => hashOf(INPUTS, Object.fromEntries(SETTINGS.map((name) => [name, process.env[name] ?? ''])))

export const isH5Fresh = () => isFresh(OUTPUT, inputsHash())

/** @returns whether it had to be built. @throws Error with the end of Taro's own words. */
export const buildH5 = () =>
  buildUnlessFresh(OUTPUT, inputsHash(), async () => {
    rmSync(join(ROOT, OUTPUT), { recursive: true, force: true })
    await runTaro()
    await pack(join(ROOT, OUTPUT))
  })

function runTaro() {
  const taro = spawn(process.execPath, [join(ROOT, 'node_modules/@tarojs/cli/bin/taro'), 'build', '--type', 'h5'], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const listen = (chunk) => (said = (said + chunk).slice(-4000))
  taro.stdout.on('data', listen)
  taro.stderr.on('data', listen)
  const end = () => taro.kill()
  process.once('exit', end)
  return new Promise((resolve, reject) => {
    taro.once('error', reject)
    taro.once('close', (code) => {
      process.removeListener('exit', end)
      // Taro reports some failures with exit code 0.
      if (code === 0 && existsSync(join(ROOT, OUTPUT, 'index.html'))) resolve()
      else reject(new Error(`网页构建失败：\n${said.trim()}`))
    })
  })
}

const PACKED = /\.(?:js|css|html|svg|json|txt)$/
/** Smaller files are not worth a second request header. */
const LEAST_BYTES = 1024

/** Writes .br and .gz beside each file that they make smaller. */
async function pack(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await pack(path)
    else if (PACKED.test(entry.name) && statSync(path).size >= LEAST_BYTES) {
      const bytes = readFileSync(path)
      const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }
      writeFileSync(`${path}.br`, await promisify(brotliCompress)(bytes, quality))
      writeFileSync(`${path}.gz`, await promisify(gzip)(bytes, { level: 9 }))
    }
  }
}
