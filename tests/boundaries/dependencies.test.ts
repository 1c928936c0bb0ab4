import { plantTree } from './planted-tree'

/** Each rule of .dependency-cruiser.cjs with the one planted file that breaks it. */
const VIOLATIONS: Readonly<Record<string, { from: string; imports: string }>> = {
  'domain-imports-only-kernel-and-contracts': {
    from: 'cloudfunctions/messages/domain/knows-outbox.ts',
    imports: '../../shared/outbox/outbox',
  },
  'domain-runs-no-storage': {
    from: 'cloudfunctions/messages/domain/stores.ts',
    imports: '../../shared/documents/index',
  },
  'no-cycles': { from: 'cloudfunctions/shared/outbox/one.ts', imports: './two' },
  'core-never-sees-adapters': { from: 'cloudfunctions/messages/usecases/asks-driver.ts', imports: 'pg' },
  'only-runtime-wires': { from: 'cloudfunctions/messages/wires.ts', imports: '../adapters/postgres/store' },
  'adapters-know-ports-only': { from: 'cloudfunctions/adapters/postgres/calls-up.ts', imports: '../../runtime/start' },
  'modules-meet-at-index': { from: 'cloudfunctions/insight/reaches-in.ts', imports: '../messages/events' },
  'client-never-imports-cloudfunctions': {
    from: 'src/api/shortcut.ts',
    imports: '../../cloudfunctions/messages/events',
  },
  'cloudfunctions-never-import-client': { from: 'cloudfunctions/messages/says.ts', imports: '../../src/copy/words' },
  'pages-never-import-pages': { from: 'src/pages/home/index/page.ts', imports: '../../services/list/rows' },
  'types-import-only-zod': { from: 'types/heavy.contract.ts', imports: 'dayjs' },
  'nothing-imports-tests': { from: 'cloudfunctions/messages/borrows.ts', imports: '../../tests/support/double' },
  resolvable: { from: 'cloudfunctions/messages/typo.ts', imports: './no-such-file' },
}

/** What the violations reach for, and files that do the same things the right way. */
const HARMLESS: Readonly<Record<string, string>> = {
  'cloudfunctions/shared/outbox/outbox.ts': 'export const value = 1',
  'cloudfunctions/shared/outbox/two.ts': "import { value } from './one'\nexport const again = value",
  'cloudfunctions/shared/documents/index.ts': 'export const value = 1\nexport interface StoredDocument { id: string }',
  'cloudfunctions/shared/kernel/day.ts': 'export const value = 1',
  'cloudfunctions/adapters/postgres/store.ts': "import 'pg'\nexport const value = 1",
  'cloudfunctions/runtime/start.ts':
    "import { value as store } from '../adapters/postgres/store'\nexport const value = store",
  'cloudfunctions/messages/events.ts': 'export const value = 1',
  'cloudfunctions/messages/index.ts': "export { value } from './events'",
  'cloudfunctions/messages/domain/pure.ts': [
    "import { value as day } from '../../shared/kernel/day'",
    "import { value as term } from '../../../types/words.terms'",
    "import type { StoredDocument } from '../../shared/documents/index'",
    'export const value: [number, number, StoredDocument?] = [day, term]',
  ].join('\n'),
  'cloudfunctions/insight/asks-nicely.ts':
    "import { value as index } from '../messages/index'\nexport const value = index",
  'src/copy/words.ts': 'export const value = 1',
  'src/pages/services/list/rows.ts': "import { value as words } from '../../../copy/words'\nexport const value = words",
  'types/words.terms.ts': 'export const value = 1',
  'types/light.contract.ts': "import * as z from 'zod/mini'\nexport const value = z.string()",
  'tests/support/double.ts':
    "import { value as wiring } from '../../cloudfunctions/runtime/start'\nexport const value = wiring",
}

interface CruiseReport {
  summary: { violations: { from: string; rule: { name: string } }[] }
}

describe('dependency rules', () => {
  const planted = Object.values(VIOLATIONS).map(({ from, imports }) => {
    const what = imports.startsWith('.') ? '{ value as taken }' : '* as taken'
    const source = `import ${what} from '${imports}'\nexport const value = taken\n`
    return [from, source] as const
  })
  const tree = plantTree({ ...HARMLESS, ...Object.fromEntries(planted) })
  afterAll(() => tree.remove())

  const report = JSON.parse(
    tree.run('depcruise', [
      '--config',
      '.dependency-cruiser.cjs',
      '-T',
      'json',
      'cloudfunctions',
      'src',
      'types',
      'tests',
    ]),
  ) as CruiseReport
  const found = report.summary.violations.map(({ from, rule }) => `${rule.name}: ${from}`)

  it.each(Object.entries(VIOLATIONS))('%s fires on its planted violation', (rule, { from }) => {
    expect(found).toContain(`${rule}: ${from}`)
  })

  it('has a planted violation for every rule', () => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- the settings are CommonJS, as the tool reads them
    const { forbidden } = require('../../.dependency-cruiser.cjs') as { forbidden: { name: string; comment: string }[] }
    expect(Object.keys(VIOLATIONS).sort()).toEqual(forbidden.map(({ name }) => name).sort())
    for (const { comment } of forbidden) expect(comment.length).toBeGreaterThan(20)
  })

  it('accepts the same things done the right way', () => {
    const guilty = new Set(Object.values(VIOLATIONS).map(({ from }) => from))
    guilty.add('cloudfunctions/shared/outbox/two.ts') // the cycle's other half
    expect(report.summary.violations.filter(({ from }) => !guilty.has(from))).toEqual([])
  })
})
