import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ACCOUNT_CHANGE_WORDS, POWER_WORDS } from '../../src/copy/accounts'
import { PERSONAL_WORDS, PURPOSE_WORDS } from '../../src/copy/airlock'
import { AUDIT_FAULT_WORDS, AUDIT_SUBJECT_WORDS } from '../../src/copy/audit'
import { PLATFORM_WORDS } from '../../src/copy/hall'
import { NOTICE_GROUP_WORDS } from '../../src/copy/notices'
import { DECLINE_GROUND_WORDS } from '../../src/copy/ownership'
import { POLICY_STEP_WORDS } from '../../src/copy/policy'
import { TOPIC_WORDS } from '../../src/copy/services'
import { FORM_WORDS, STATE_WORDS } from '../../src/copy/supervision'
import { ACTION_WORDS, CHANNEL_WORDS, KIND_WORDS, OUTCOME_WORDS, ROLE_WORDS, STATUS_WORDS } from '../../src/copy/terms'
import { LINK_KIND_WORDS } from '../../src/copy/topics'
import { DUE_WORDS, FLAG_WORDS, QUEUE_WORDS } from '../../src/copy/work'
import { TRANSITIONS } from '../../cloudfunctions/messages/domain/message.transitions'
import { STATUS_OF } from '../../cloudfunctions/shared/function/envelope'
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

describe('the glossary says who may do what, as the table of transitions has it', () => {
  const rows = section('Acts')
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, values = '', , who = '']) => ({
      values: [...values.matchAll(/`(\w+)`/g)].map(([, value = '']) => value),
      who,
    }))
  /** `handler; before the due day` or, of two acts in a row, `owner / dispatcher`. */
  const whoMay = (action: string): string[] => {
    const { values = [], who = '' } = rows.find((row) => row.values.includes(action)) ?? {}
    const parts = who.split(' / ')
    return (parts[parts.length === 1 ? 0 : values.indexOf(action)] ?? '').replace(/;.*/, '').split(', ')
  }

  it.each(MESSAGE_ACTIONS)('%s', (action) => expect(whoMay(action).sort()).toEqual([...TRANSITIONS[action].by].sort()))
})

it.each(ERROR_CODES)('the glossary says which HTTP status %s is', (code) =>
  expect(section('Error codes')).toMatch(new RegExp(`^\\| \`${code}\` +\\| ${STATUS_OF[code]} `, 'm')),
)

describe('the glossary says the Chinese word that pages say', () => {
  const lines = glossary.split('\n')

  it.each(
    Object.entries({
      ...{ ACTION_WORDS, CHANNEL_WORDS, KIND_WORDS, OUTCOME_WORDS, ROLE_WORDS, STATUS_WORDS, FORM_WORDS, STATE_WORDS },
      ...{ DUE_WORDS, FLAG_WORDS, QUEUE_WORDS, POLICY_STEP_WORDS, DECLINE_GROUND_WORDS, NOTICE_GROUP_WORDS },
      ...{ ACCOUNT_CHANGE_WORDS, POWER_WORDS, PERSONAL_WORDS, PURPOSE_WORDS, AUDIT_FAULT_WORDS, AUDIT_SUBJECT_WORDS },
      ...{ PLATFORM_WORDS, TOPIC_WORDS, LINK_KIND_WORDS },
    }),
  )('%s', (_table, words: Readonly<Record<string, string>>) => {
    const isSaid = ([value, word]: [string, string]): boolean =>
      lines.some((line) => line.includes(`\`${value}\``) && line.includes(word))
    expect(Object.entries(words).filter((entry) => !isSaid(entry))).toEqual([])
  })
})
