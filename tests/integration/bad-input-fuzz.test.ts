import type * as z from 'zod/mini'
import { memoryStore } from '../../cloudfunctions/adapters/memory'
import { moduleDeps, realSurroundings } from '../../cloudfunctions/runtime/core'
import { createModules } from '../../cloudfunctions/runtime/modules'
import { identityDemoContract } from '../../types/identity-demo.contract'
import { identityContract } from '../../types/identity.contract'
import { CHANNELS, MESSAGE_KINDS, MESSAGE_STATUSES, OUTCOMES } from '../../types/messages.terms'
import { ERROR_CODES } from '../../types/wire.contract'
import { fc } from '../support/property'
import { callOver } from '../support/api-client'
import { hostile, inputsOf } from '../support/schema-arbitrary'
import { requestId } from '../support/small-city'
import { type ServedCity, serveCity } from '../support/served-city'

/** Every procedure of every module that the server mounts: a new one is tried without being named here. */
const nowhere = memoryStore()
const MODULES = createModules(
  moduleDeps(
    realSurroundings(nowhere),
    nowhere,
    { seal: neverAsked, open: neverAsked, keyId: neverAsked, changesKeys: () => false },
    () => undefined,
  ),
)
const ENDS_ALL = 'identity.end_everywhere'
const PROCEDURES = [
  ...MODULES.flatMap(({ name, procedures }) => procedures.map((procedure) => `${name}.${procedure}`)),
  ...Object.keys({ ...identityContract, ...identityDemoContract }).map((procedure) => `identity.${procedure}`),
  // The one that ends every session of whoever calls it comes last: the others are tried signed in.
].sort((a, b) => Number(a === ENDS_ALL) - Number(b === ENDS_ALL))
/** What each procedure takes, as its module serves it. */
const INPUTS = new Map<string, z.ZodMiniType>(
  [
    ...MODULES.map(({ name, contract }) => [name, contract] as const),
    ['identity', { ...identityContract, ...identityDemoContract }] as const,
  ].flatMap(([name, contract]) =>
    Object.entries(contract).map(([each, { input }]) => [`${name}.${each}`, input] as const),
  ),
)
function neverAsked(): never {
  throw new Error('only the names of procedures are read from these modules')
}

const PERSONAS = [
  'citizen-1',
  'handler:heating',
  'approver:heating',
  'dispatcher',
  'press',
  'post:post-mayor',
  null,
] as const

let city: ServedCity
/** A real message, so that some calls get as far as the rules. */
let messageId = ''
beforeAll(async () => {
  city = await serveCity()
  const view = await city.messages('citizen-1', 'submit', {
    requestId: requestId(1),
    kind: 'help',
    body: '暖气不热，请处理。',
  })
  messageId = view.id
})
afterAll(() => city.close())

/** Texts that break things: any UTF-16 with lone surrogates and NUL, odd numbers, and words of the contracts. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 }).map((units) => String.fromCharCode(...units)),
  fc.constantFrom(
    ...MESSAGE_KINDS,
    ...MESSAGE_STATUSES,
    ...OUTCOMES,
    ...CHANNELS,
    'heating',
    'post-mayor',
    'demo-handler-heating',
  ),
  fc.constantFrom(
    '',
    ' ',
    '2026-07-03',
    '2026-02-30',
    '0000-00-00',
    '9999-12-31',
    '-1',
    '1e400',
    "' or 1=1 --",
    '%00',
    '\u0000',
    '长'.repeat(5001),
  ),
  fc.uuid(),
)
const leaf = fc.oneof(text, fc.double(), fc.integer(), fc.maxSafeInteger(), fc.boolean(), fc.constant(null))
const junk = fc.oneof(fc.jsonValue({ maxDepth: 4 }), leaf, fc.array(leaf, { maxLength: 4 }))

/** Every field name of every contract, with a value that may be right, nearly right or anything. */
const nearly = fc.record(
  {
    id: fc.oneof(fc.constant('@real'), text),
    version: fc.oneof(fc.constantFrom(1, 2, 0, -1, 2 ** 31, 2 ** 53, 1.5), leaf),
    requestId: fc.oneof(fc.uuid(), fc.constant(requestId(1)), text),
    body: fc.oneof(fc.constant('暖气不热，请处理。'), text, junk),
    kind: fc.oneof(fc.constantFrom(...MESSAGE_KINDS), junk),
    outcome: fc.oneof(fc.constantFrom(...OUTCOMES), junk),
    contentHash: fc.oneof(fc.constant('0'.repeat(64)), text),
    ...Object.fromEntries(
      [
        'title place district contact addresseeId unitId subUnitId handlerId proposedUnitId reason question note channel',
        'sourceUrl status cursor grounds result comment solved persona query topic from to location hideIdentity',
        'replyOnlyHere wantsPublic aboutUnitStaff voluntary confirmed following',
      ]
        .join(' ')
        .split(' ')
        .map((name) => [name, fc.oneof(text, junk)]),
    ),
    limit: fc.oneof(fc.integer(), leaf),
    satisfaction: fc.oneof(fc.integer({ min: 0, max: 6 }), leaf),
    attitude: leaf,
    speed: leaf,
    workingDays: fc.oneof(fc.integer({ min: -1, max: 16 }), leaf),
  },
  { requiredKeys: [] },
)
const withRealId = (input: unknown): unknown =>
  typeof input === 'object' && input !== null && 'id' in input && input.id === '@real'
    ? { ...input, id: messageId }
    : input

const STATUS_OF_CODE: Readonly<Record<string, number>> = {
  invalid_input: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  invalid_state: 409,
  too_large: 413,
  rate_limited: 429,
}

const allWell = async (persona: (typeof PERSONAS)[number], procedure: string, input: unknown): Promise<void> => {
  const { status, body } = await city.ask(persona, procedure, withRealId(input))
  if (body.ok) return expect(status).toBe(200)
  expect(ERROR_CODES).toContain(body.error.code)
  expect([body.error.code, status]).toEqual([body.error.code, STATUS_OF_CODE[body.error.code]])
  expect(body.error.message).toMatch(/[\u4e00-\u9fff]/)
  if (body.error.code === 'invalid_input') expect(body.error.fields).toBeDefined()
}

/** The seed is fixed: what fails here fails everywhere. 40 runs a procedure and shape. */
describe.each(PROCEDURES)('%s', (procedure) => {
  const input = INPUTS.get(procedure)
  if (input === undefined) throw new Error(`no contract of ${procedure}`)
  const { valid, near } = inputsOf(input, { id: fc.constant('@real'), version: fc.constantFrom(1, 2) })
  it.each([
    ['anything', junk],
    ['nearly right', nearly],
    ['what its contract says and a little beside it', fc.oneof(valid, near, hostile)],
  ])('given %s answers an envelope and never a 5xx', async (_name, inputs) => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...PERSONAS), inputs, (persona, body) => allWell(persona, procedure, body)),
      { numRuns: 40 },
    )
  })
})

it('tries all modules', () => {
  const modules = MODULES.map(({ name }) => name)
  expect(modules).toEqual(expect.arrayContaining(['messages', 'hall', 'services', 'insight']))
  expect(PROCEDURES.length).toBeGreaterThan(40)
})

it('no defect was logged, and the city still answers', async () => {
  expect(city.lines.length).toBeGreaterThan(1000)
  expect(city.lines.filter(({ defect, status }) => defect !== undefined || status >= 500)).toEqual([])
  const { body } = await callOver(city.url).call('citizen-1', 'messages.get', { id: messageId })
  expect(body).toMatchObject({ ok: true, data: { id: messageId } })
})
