import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { MESSAGE_ACTIONS, MESSAGE_STATUSES, TIMELINE_ENTRIES } from '../../types/messages.terms'
import { SUPERVISION_FORMS, SUPERVISION_STATES } from '../../types/supervision.terms'
import { ERROR_CODES, ROLES } from '../../types/wire.contract'

const ROOT = resolve(__dirname, '../..')
const glossary = readFileSync(join(ROOT, 'docs/glossary.md'), 'utf8')

/** The part of the page below one heading of level two. */
const section = (heading: string): string => glossary.split(/^## /m).find((part) => part.startsWith(heading)) ?? ''
const missingIn = (text: string, values: readonly string[]): string[] =>
  values.filter((value) => !text.includes(`\`${value}\``))

/** A list of words on the wire, as a terms or contract file exports it. */
const isWordList = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string' && /^[a-z][a-z0-9_]*$/.test(each))

describe('the glossary names every word on the wire', () => {
  const lists = readdirSync(join(ROOT, 'types'))
    .filter((name) => /\.(terms|contract)\.ts$/.test(name))
    .flatMap((name) => {
      // eslint-disable-next-line @typescript-eslint/no-require-imports -- every file of the folder, also those to come
      const exported = require(join(ROOT, 'types', name)) as Record<string, unknown>
      return Object.entries(exported).flatMap(([list, value]) =>
        isWordList(value) ? [[name, list, value] as const] : [],
      )
    })

  it('knows the lists', () => expect(lists.length).toBeGreaterThan(10))

  it.each(lists)('%s: %s', (_name, _list, values) => expect(missingIn(glossary, values)).toEqual([]))

  it.each([
    ['Acts', MESSAGE_ACTIONS],
    ['Main status', MESSAGE_STATUSES],
    ['What happened', TIMELINE_ENTRIES],
    ['Supervision', [...SUPERVISION_FORMS, ...SUPERVISION_STATES]],
    ['Roles', ROLES],
    ['Error codes', ERROR_CODES],
  ] as const)('under its heading: %s', (heading, values: readonly string[]) =>
    expect(missingIn(section(heading), values)).toEqual([]),
  )
})
