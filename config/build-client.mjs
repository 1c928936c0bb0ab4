// Builds the client through Taro: dist/h5 for browsers (with packed files beside), dist/weapp for WeChat.
// `npm run build:h5`, `npm run build:weapp`; `npm start` and `npm test` call it when the inputs have changed.
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { promisify } from 'node:util'
import { buildUnlessFresh, hashOf, isFresh, ROOT } from './build-hash.mjs'

/** Each platform with a file that only a whole build leaves: Taro reports some failures with exit code 0. */
const PROOF_OF = { h5: 'index.html', weapp: 'app.json' }
const INPUTS = [
  'src',
  'types',
  'config/index.ts',
  'config/plugins',
  'config/build-client.mjs',
  'babel.config.js',
  'project.config.json',
  'package-lock.json',
  'tsconfig.json',
]
const SETTINGS = ['MINSHENG_CLOUD_ENV', 'MINSHENG_SERVER_URL', 'MINSHENG_H5_BASE']

const outputOf = (platform) => `dist/${platform}`
const inputsHash = () => hashOf(INPUTS, Object.fromEntries(SETTINGS.map((name) => [name, process.env[name] ?? ''])))

/** @param {'h5' | 'weapp'} platform */
export const isClientFresh = (platform) => isFresh(outputOf(platform), inputsHash())

/**
 * @param {'h5' | 'weapp'} platform
 * @returns whether it had to be built. @throws Error with the end of Taro's own words.
 */
export const buildClient = (platform) =>
  buildUnlessFresh(outputOf(platform), inputsHash(), async () => {
    rmSync(join(ROOT, outputOf(platform)), { recursive: true, force: true })
    await runTaro(platform)
    if (platform === 'h5') await pack(join(ROOT, outputOf(platform)))
    else pointAtFunctions(join(ROOT, outputOf(platform)))
  })

function runTaro(platform) {
  const taro = spawn(process.execPath, [join(ROOT, 'node_modules/@tarojs/cli/bin/taro'), 'build', '--type', platform], {
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
      const whole = existsSync(join(ROOT, outputOf(platform), PROOF_OF[platform]))
      if (code === 0 && whole && !/Failed to compile|编译失败/.test(said)) resolve()
      else reject(new Error(`客户端（${platform}）构建失败：\n${said.trim()}`))
    })
  })
}

/** Taro copies the root's settings as they are; seen from the build, the functions lie beside it. */
function pointAtFunctions(folder) {
  const file = join(folder, 'project.config.json')
  const settings = { ...JSON.parse(readFileSync(file, 'utf8')), cloudfunctionRoot: '../functions/' }
  writeFileSync(file, `${JSON.stringify(settings, null, 2)}\n`)
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

if (process.argv[1] !== undefined && resolve(process.argv[1]) === join(ROOT, 'config/build-client.mjs')) {
  const platform = process.argv[2]
  if (!Object.hasOwn(PROOF_OF, String(platform))) {
    console.error(`用法：node config/build-client.mjs ${Object.keys(PROOF_OF).join('|')}`)
    process.exit(1)
  }
  const began = Date.now()
  try {
    const built = await buildClient(platform)
    const seconds = ((Date.now() - began) / 1000).toFixed(1)
    console.log(built ? `已生成 ${outputOf(platform)}（${seconds} 秒）` : `${outputOf(platform)} 没有变化`)
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
  }
}
