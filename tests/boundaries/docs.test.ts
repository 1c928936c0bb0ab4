import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
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
const settings = [
  ...['cloudfunctions/runtime', 'config'].flatMap((folder) =>
    readdirSync(join(ROOT, folder))
      .filter((name) => /\.(ts|mjs)$/.test(name))
      .map((name) => read(`${folder}/${name}`)),
  ),
].join('\n')

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

it.each(['README.md', 'README.zh-CN.md'])('%s explains variables that are read', (path) => {
  const rows = [...read(path).matchAll(/^\| ((?:`[A-Z_]+`[,、 ]*)+)\s*\|/gm)].map(([, names = '']) => names)
  const variables = rows.flatMap((names) => [...names.matchAll(/`([A-Z_]+)`/g)].map(([, name = '']) => name))
  expect(variables.length).toBeGreaterThan(8)
  expect(variables.filter((name) => !settings.includes(name))).toEqual([])
})

it('says the same in both languages', () => {
  const essence = (path: string): string[] => [
    ...new Set([...read(path).matchAll(/`(npm [^`]+|[A-Z][A-Z_]{3,}|\/[a-z]+z)`/g)].map(([, code = '']) => code)),
  ]
  const withoutNames = (codes: string[]): string[] => codes.map((code) => code.replace(/ -- \S+$/, '')).sort()
  expect(withoutNames(essence('README.zh-CN.md'))).toEqual(withoutNames(essence('README.md')))
})

it('operations names every job that runs by itself', () => {
  const [, table = ''] = read('docs/operations.md').split('## Timers')
  const named: readonly string[] = (table.split('\n## ')[0] ?? '').match(/`[a-z]+\.[a-z_]+`/g) ?? []
  expect(SCHEDULE.map(({ name }) => name).filter((name) => !named.includes(`\`${name}\``))).toEqual([])
})
