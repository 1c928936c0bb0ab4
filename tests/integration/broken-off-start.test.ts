import { execFile, spawn } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { chmod } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { buildServerBundle, dataFolder } from '../support/server-process'

const folder = dataFolder()
beforeAll(() => buildServerBundle())
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Ends so long after the first word of making the database, milliseconds, as Ctrl-C at the terminal does. */
const program = (after: number): string => `
  const { startServer } = require(${JSON.stringify(resolve('dist/server/main.cjs'))})
  const progress = (what) => what.includes('建立数据库') && setTimeout(() => process.exit(130), ${after})
  startServer({ environment: process.env, workingFolder: ${JSON.stringify(resolve('.'))}, progress }).catch(console.error)`

it.each([0, 150, 400])('leaves neither password nor half-made data when broken off after %i ms', async (after) => {
  const [data, temporary] = [join(folder, `data-${after}`), join(folder, `tmp-${after}`)]
  mkdirSync(temporary)
  await chmod(temporary, 0o777)
  const environment = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    PORT: '0',
    DATA_DIR: data,
    TMPDIR: temporary,
  }
  const child = spawn(process.execPath, ['-e', program(after)], { env: environment, stdio: 'ignore' })
  expect(await new Promise((done) => child.once('exit', done))).toBe(130)
  expect(readdirSync(temporary)).toEqual([])
  expect(readdirSync(data).filter((name) => /^postgres\.\d/.test(name))).toEqual([])
})

it('a command that is broken off stops the database that it started for itself', async () => {
  const rows = Array.from({ length: 20_000 }, (_, id) =>
    JSON.stringify({
      id: `R${id}`,
      title: '路灯不亮',
      content: '路灯坏了很久没有人修。',
      createdAt: '2018-01-05 08:00:00',
    }),
  )
  const [data, file] = [join(folder, 'data-command'), join(folder, 'rows.jsonl')]
  writeFileSync(file, rows.join('\n'))
  const environment = { PATH: process.env['PATH'], HOME: process.env['HOME'], DATA_DIR: data }
  const child = spawn(process.execPath, [resolve('config/command.mjs'), 'import', file], { env: environment })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
    if (!said.includes('已读')) return
    // one Ctrl-C, as it arrives where npm hands it on as well
    child.kill('SIGINT')
    setImmediate(() => child.kill('SIGINT'))
  })
  expect(await new Promise((done) => child.once('exit', done))).toBe(130)
  // Settings that were forgotten must not pass for a city's.
  expect(said).toContain('演示数据')
  // With a server still on it, a copy of the folder would be broken.
  expect(readdirSync(join(data, 'postgres'))).not.toContain('postmaster.pid')
})

it('counts no seconds of what is said once the start is over', async () => {
  const terminal = JSON.stringify(resolve('config/terminal.mjs'))
  const told = `import(${terminal}).then(({ progressLine }) => {
    const progress = progressLine()
    progress.say('正在启动')
    progress.finish()
    progress.say('已重新连接')
  })`
  // A line whose seconds are counted keeps the process alive, and comes again every ten seconds for ever.
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', told], { timeout: 20_000 })
  expect(stdout).toBe('· 正在启动\n· 已重新连接\n')
})

it('goes on when nobody reads its words any more: a window that was closed, the other end of a pipe', async () => {
  const terminal = JSON.stringify(resolve('config/terminal.mjs'))
  const work = `import(${terminal}).then(({ progressLine }) => {
    process.once('message', () => {
      progressLine().finish()
      process.stdout.write('nobody reads this', () => setImmediate(() => process.exit(7)))
    })
    process.send('ready')
  })`
  const child = spawn(process.execPath, ['-e', work], { stdio: ['ignore', 'pipe', 'ignore', 'ipc'] })
  const ended = new Promise((done) => child.once('exit', done))
  await new Promise((ready) => child.once('message', ready))
  await new Promise((closed) => child.stdout?.once('close', closed).destroy())
  child.send('go on')
  expect(await ended).toBe(7)
})
