import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { COLLECTIONS } from '../../cloudfunctions/runtime/collections'
import { SCHEDULE } from '../../cloudfunctions/runtime/schedule'

const ROOT = resolve(__dirname, '../..')
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')
const DOCS = [
  'README.md',
  'README.zh-CN.md',
  'CHANGELOG.md',
  ...['docs', 'docs/adr'].flatMap((folder) =>
    readdirSync(join(ROOT, folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}/${name}`),
  ),
]
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }

/** Sources that read the environment, whatever their language. */
const settings = ['cloudfunctions/runtime', 'cloudfunctions/runtime/commands', 'config']
  .flatMap((folder) =>
    readdirSync(join(ROOT, folder))
      .filter((name) => /\.(ts|mjs)$/.test(name))
      .map((name) => read(`${folder}/${name}`)),
  )
  .join('\n')

describe.each(DOCS)('%s', (path) => {
  const text = read(path)

  it('links to files that exist', () => {
    const links = [...text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, link = '']) => link)
    expect(links.filter((link) => !existsSync(join(ROOT, dirname(path), link)))).toEqual([])
  })

  it('names commands that exist', () => {
    const named = [...text.matchAll(/npm run ([a-z][a-z0-9:-]*)/g)].map(([, name = '']) => name)
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })

  it('names folders and files of the project that exist', () => {
    const named = [...text.matchAll(/`((?:src|cloudfunctions|types|config|tests|docs)\/[\w./-]+)`/g)]
    expect(named.map(([, name = '']) => name).filter((name) => !existsSync(join(ROOT, name)))).toEqual([])
  })
})

it.each(['README.md', 'README.zh-CN.md', 'docs/operations.md'])('%s explains variables that are read', (path) => {
  const rows = [...read(path).matchAll(/^\| ((?:`[A-Z_]+`[,、 ]*)+)\s*\|/gm)].map(([, names = '']) => names)
  const variables = rows.flatMap((names) => [...names.matchAll(/`([A-Z_]+)`/g)].map(([, name = '']) => name))
  expect(variables.length).toBeGreaterThan(8)
  expect(variables.filter((name) => !settings.includes(name))).toEqual([])
})

it('explains every variable that is read', () => {
  const reading = [
    /(?:(?:settingOf|readSwitch|oldKeys)\(environment, |number\(|process\.env\[)'([A-Z][A-Z0-9_]+)'/g,
    /(?:environment|process\.env)\.([A-Z][A-Z0-9_]+)/g,
    /'(S3_[A-Z_]+)'/g,
  ]
  const names = reading.flatMap((pattern) => [...settings.matchAll(pattern)].map(([, name = '']) => name))
  /** npm's, the system's and Taro's own. */
  const others = ['INIT_CWD', 'PATH', 'TARO_ENV']
  const explained = read('README.md') + read('docs/operations.md')
  expect(new Set(names).size).toBeGreaterThan(40)
  expect(names.filter((name) => !others.includes(name) && !explained.includes(name))).toEqual([])
})

it('explains every command', () => {
  const commands = Object.keys(scripts).filter((name) => scripts[name]?.includes('command.mjs'))
  expect(commands.filter((name) => !read('README.md').includes(`\`npm run ${name}`))).toEqual([])
})

it('counts what a city finds on WeChat cloud', () => {
  const functions = readdirSync(join(ROOT, 'cloudfunctions/runtime/function-entries')).length
  const timers = new Set(SCHEDULE.map(({ name }) => name.split('.')[0])).size
  const operations = read('docs/operations.md')
  expect(operations).toContain(`${COLLECTIONS.length} collections`)
  expect(operations).toContain(`${functions} functions with ${timers} timers`)
  expect(read('README.md')).toContain(`; ${timers} have one)`)
  expect(read('README.zh-CN.md')).toContain(`（${timers}个函数有）`)
})

it('says the same in both languages', () => {
  const essence = (path: string): string[] => [
    ...new Set([...read(path).matchAll(/`(npm [^`]+|[A-Z][A-Z_]{3,}|\/[a-z]+z)`/g)].map(([, code = '']) => code)),
  ]
  const withoutNames = (codes: string[]): string[] => codes.map((code) => code.replace(/ -- \S+$/, '')).sort()
  expect(withoutNames(essence('README.zh-CN.md'))).toEqual(withoutNames(essence('README.md')))
})

describe('operations', () => {
  const [, section = ''] = read('docs/operations.md').split('\n## Timers')
  const rows = (section.split('\n## ')[0] ?? '').split('\n').filter((line) => line.startsWith('| `'))
  const isOf = (row: string, job: string): boolean => row.includes(`\`${job}\``)

  it('names every job that runs by itself, and no other', () => {
    const named = rows.flatMap((row) => row.match(/`[a-z]+\.[a-z_]+`/g) ?? [])
    expect(named.sort()).toEqual(SCHEDULE.map(({ name }) => `\`${name}\``).sort())
  })

  it.each(SCHEDULE)('says when $name runs', ({ name, cron }) => {
    const [, , when = ''] = rows.find((row) => isOf(row, name))?.split('|') ?? []
    expect(inWords(cron).filter((word) => !when.includes(word))).toEqual([])
  })
})

/** `0 20 1 * * * *` → daily, 01:20. */
function inWords(cron: string): string[] {
  const [, minute = '', hour = ''] = cron.split(' ')
  if (minute === '*') return ['every minute']
  if (minute.startsWith('*/')) return [`every ${minute.slice(2)} minutes`]
  return hour === '*' ? ['hourly'] : ['daily', `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`]
}
