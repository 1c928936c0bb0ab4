// `npm start`: builds what is missing or older than its inputs, then serves pages and API on one port.
import './check-machine.mjs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT } from './build-hash.mjs'
import { explain, progressLine, stopRequests, whenParentGone } from './terminal.mjs'

/** In-flight requests get this long to end after Ctrl-C. */
const STOP_MS = 15_000

const progress = progressLine()
let server = null
const asked = stopRequests()

async function stop() {
  endWatch()
  const request = asked()
  if (request === 'same') return
  if (request === 'again') process.exit(130)
  if (server === null) {
    progress.done()
    process.exit(130)
  }
  console.log('\n正在停止……')
  setTimeout(() => process.exit(1), STOP_MS).unref()
  try {
    await server.stop()
    console.log('已停止，数据已保留。')
    process.exit(0)
  } catch (error) {
    console.error(explain(error))
    process.exit(1)
  }
}
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
process.on('SIGHUP', stop) // the terminal was closed
const endWatch = process.env.npm_lifecycle_event === 'start' ? whenParentGone(stop) : () => undefined
// A defect that nobody caught: what runs after it cannot be trusted. The database ends with the process.
process.on('uncaughtException', (error) => {
  console.error('服务意外停止，请把下面的内容交给维护人员：')
  console.error(error)
  process.exit(1)
})

try {
  const { buildServer, SERVER_BUNDLE } = await import('./build-server.mjs')
  const { buildClient, isClientFresh } = await import('./build-client.mjs')
  progress.say('检查程序')
  await buildServer()
  const { checkStart, startServer } = await import(pathToFileURL(join(ROOT, SERVER_BUNDLE)).href)
  await checkStart({ environment: process.env, workingFolder: ROOT })
  if (!isClientFresh('h5')) {
    progress.say('构建网页（第一次或代码有变化时，约1分钟）')
    await buildClient('h5')
  }
  server = await startServer({
    environment: process.env,
    workingFolder: ROOT,
    pagesFolder: join(ROOT, 'dist', 'h5'),
    progress: progress.say,
  })
  progress.finish()
  announce(server)
} catch (error) {
  progress.done()
  console.error(explain(error))
  process.exit(1)
}

function announce({ url, config, personas, logFile }) {
  console.log(`\n民声已启动：${url}\n`)
  if (config.auth === 'password') console.log('还没有系统管理员时，先运行：npm run create-admin -- 登录名 姓名\n')
  if (personas.length > 0) {
    console.log('演示身份（在登录页直接选择）：')
    for (const { persona, name, what } of personas) console.log(`  ${persona.padEnd(28)} ${name}：${what}`)
    console.log('  其他单位的承办人、审核人、主要领导、联络员，在登录页输入单位名称就能找到\n')
  }
  if (logFile !== null) console.log(`运行日志：${logFile}`)
  console.log('按 Ctrl-C 停止，数据会保留。')
}
