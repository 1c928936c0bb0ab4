import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import {
  CHANNELS,
  MESSAGE_ACTIONS,
  MESSAGE_KINDS,
  MESSAGE_STATUSES,
  OUTCOMES,
  TIMELINE_ENTRIES,
} from '../../types/messages.terms'
import { ERROR_CODES, ROLES } from '../../types/wire.contract'

const glossary = readFileSync(resolve(__dirname, '../../docs/glossary.md'), 'utf8')

/** The part of the page below one heading of level two. */
const section = (heading: string): string => glossary.split(/^## /m).find((part) => part.startsWith(heading)) ?? ''

describe('the glossary names every value on the wire', () => {
  it.each([
    ['Acts', MESSAGE_ACTIONS],
    ['Main status', MESSAGE_STATUSES],
    ['What happened', TIMELINE_ENTRIES],
    ['Kinds', [...MESSAGE_KINDS, ...OUTCOMES, ...CHANNELS]],
    ['Roles', ROLES],
    ['Error codes', ERROR_CODES],
  ] as const)('%s', (heading, values: readonly string[]) => {
    const text = section(heading)
    expect(values.filter((value) => !text.includes(`\`${value}\``))).toEqual([])
  })
})
