import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const ROOT = resolve(__dirname, '../..')

interface Row {
  readonly item: string
  readonly holds: string
  readonly file: string
  readonly test: string
}

/** The rows of the table in docs/security.md: `| 5.1.3 | what holds | `file`: name of the test |`. */
function rowsOf(page: string): Row[] {
  const table = page.split('## Checked')[1]?.split('\n## ')[0] ?? ''
  return table
    .split('\n')
    .filter((line) => /^\| *\d/.test(line))
    .map((line) => {
      const [item = '', holds = '', proof = ''] = line
        .split('|')
        .slice(1)
        .map((cell) => cell.trim())
      const [, file = '', test = ''] = /^`([^`]+)`: (.+)$/.exec(proof) ?? []
      return { item, holds, file, test }
    })
}
const rows = rowsOf(readFileSync(join(ROOT, 'docs/security.md'), 'utf8'))

/** Whether a file declares a test of that name (or one whose name holds it, where part of it is computed). */
const declares = (source: string, test: string): boolean =>
  new RegExp(`(['"\`])[^'"\`\n]*${test.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}[^'"\`\n]*\\1`).test(source)

describe('the table of docs/security.md', () => {
  it('has rows, each with an item of ASVS 4.0.3', () => {
    expect(rows.length).toBeGreaterThan(40)
    for (const { item } of rows) expect(item).toMatch(/^(?:[1-9]|1[0-4])\.\d{1,2}\.\d{1,2}$/)
  })

  it.each(rows)('$item: $holds', ({ file, test }) => {
    expect([file, file.startsWith('tests/') && existsSync(join(ROOT, file))]).toEqual([file, true])
    expect([test, declares(readFileSync(join(ROOT, file), 'utf8'), test)]).toEqual([test, true])
  })

  it('would notice a test that is not there', () => {
    expect(declares(`it('closes the door', () => {})`, 'opens the door')).toBe(false)
    expect(declares(`it('closes the door', () => {})`, 'closes the door')).toBe(true)
    expect(rowsOf('## Checked\n| 1.1.1 | x | no file named |\n')).toEqual([
      { item: '1.1.1', holds: 'x', file: '', test: '' },
    ])
  })
})
