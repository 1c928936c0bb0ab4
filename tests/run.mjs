// `npm test`: builds what the suites need, runs them all, and ends with one plain line `N passed, N failed`.
// `npm test -- unit integration` runs only the suites named.
import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { endProcesses, untilGone } from './processes.mjs'
import { readReport } from './report.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const jest = join(root, 'node_modules/jest/bin/jest.js')

/** A few more cores are used; what says that it has dozens often has a share of them. */
const CORES = Math.min(Math.max(availableParallelism(), 2), 4)
/** Suites that may run beside each other; each group is one Jest run. */
const GROUPS = [
  // They reckon all the time. Far from Shanghai, with summer time, unless the caller says otherwise: what reads the
  // machine's time zone shows.
  { suites: ['unit', 'boundaries', 'component'], workers: CORES, timeZone: 'America/Los_Angeles' },
  // They wait for servers and pages: another one makes use of that.
  { suites: ['conformance', 'integration', 'browser'], workers: CORES + 1 },
]
/** What a suite looks at is built first. */
const BUILDS = { component: 'build:weapp', integration: 'build:functions', browser: 'build:h5' }
/** A group that hangs is stopped and counts as failed. A busy machine takes three times as long as an idle one. */
const GROUP_LIMIT_MS = 20 * 60_000
/** So long a busy machine may take to end what a suite told to end. */
const TO_END_MS = 60_000
/** What is worth keeping from run to run: the unpacked browser, Jest's transformed files. */
const CACHE = tmpdir()

const SUITES = GROUPS.flatMap(({ suites }) => suites)
const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !SUITES.includes(name))
if (unknown.length > 0) {
  console.error(`No suite ${unknown.join(', ')}. There are: ${SUITES.join(', ')}.`)
  process.exit(2)
}
const isAsked = (suite) => asked.length === 0 || asked.includes(suite)

/** Runs a command with its output shown, and answers whether it succeeded. */
function run(command, args, limitMs, more = {}) {
  return new Promise((done) => {
    const env = { ...more, ...testEnvironment(), ...present.own }
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env })
    const timer = setTimeout(() => {
      console.error(`\nStopped after ${Math.round(limitMs / 60_000)} minutes.`)
      child.kill('SIGTERM')
      setTimeout(() => child.kill('SIGKILL'), 5_000).unref()
    }, limitMs)
    child.on('error', () => done(false))
    child.on('exit', (code) => {
      clearTimeout(timer)
      done(code === 0)
    })
  })
}

/** The caller's environment without what would point the tests at a real city. */
function testEnvironment() {
  const { DATABASE_URL, DATA_DIR, PORT, HOST, AUTH, ...rest } = process.env
  void [DATABASE_URL, DATA_DIR, PORT, HOST, AUTH]
  return rest
}

/** The group that runs: its folder for temporary files, and what of the environment is its own. */
let present = { folder: '', own: {} }

/** Ends what is left of the group that runs, with its files. */
async function clearUp() {
  const { folder } = present
  if (folder === '') return
  await endProcesses(folder)
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  present = { folder: '', own: {} }
}

/** Runs one group, reads Jest's own report of it, and finds what it left behind. */
async function runGroup(suites, { workers, timeZone }) {
  const folder = realpathSync(mkdtempSync(join(CACHE, 'minsheng-tests-')))
  chmodSync(folder, 0o755) // the database's own user passes through
  present = { folder, own: { TMPDIR: folder, MINSHENG_TEST_CACHE: CACHE } }
  const outputFile = join(folder, 'report.json')
  const args = ['--config', 'tests/jest.config.js', '--selectProjects', ...suites]
  args.push(`--maxWorkers=${workers}`, '--passWithNoTests', '--json', `--outputFile=${outputFile}`)
  args.push(`--cacheDirectory=${join(CACHE, `minsheng-jest-${userInfo().uid}`)}`)
  const succeeded = await run(process.execPath, [jest, ...args], GROUP_LIMIT_MS, timeZone && { TZ: timeZone })
  const report = existsSync(outputFile) ? JSON.parse(readFileSync(outputFile, 'utf8')) : null
  const left = (await untilGone(folder, TO_END_MS)).map(({ command }) => command)
  await clearUp()
  return { succeeded, report, left }
}

// Told to stop (Ctrl-C, the gate's limit): the database, servers and browsers of the tests do not stay.
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => {
    console.error(`\nStopped by ${signal}.`)
    void clearUp().finally(() => process.exit(1))
  })

let passed = 0
const problems = []
const skipped = []

const builds = SUITES.filter((suite) => isAsked(suite) && suite in BUILDS).map((suite) => BUILDS[suite])
if (builds.length > 0) console.log(`\n── ${builds.join(', ')}`)
// Beside each other: none of them keeps two cores busy.
await Promise.all(
  builds.map(async (build) => {
    if (!(await run('npm', ['run', '--silent', build], GROUP_LIMIT_MS))) problems.push(`npm run ${build}`)
  }),
)

for (const group of GROUPS) {
  const chosen = group.suites.filter(isAsked)
  if (chosen.length === 0) continue
  console.log(`\n── ${chosen.join(', ')}`)
  const { succeeded, report, left } = await runGroup(chosen, group)
  const result = readReport(report, { root, suites: chosen, succeeded, left })
  passed += result.passed
  problems.push(...result.problems)
  skipped.push(...result.skipped)
}

const list = (lines) => lines.map((line) => `  ${line}`).join('\n')
if (skipped.length > 0) console.log(`\nSkipped, with the reason:\n${list(skipped)}`)
if (problems.length > 0) console.log(`\nFailed:\n${list(problems)}`)
console.log(`\n${passed} passed, ${problems.length} failed`)
process.exitCode = problems.length === 0 && passed > 0 ? 0 : 1
