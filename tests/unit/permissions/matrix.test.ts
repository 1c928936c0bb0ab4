import { EXPECTATIONS } from './expectations'
import { expectedOf, type Rule } from './rule'
import { NAMES, OWN, SUBJECTS } from './subjects'
import { validInput } from './valid-input'
import { openWorld, verdictOf, type World } from './world'

const RULES = Object.entries<Rule>(EXPECTATIONS)

/** The least input of a procedure, leading to the world's message. */
function inputFor(
  { modules, message, documentId }: World,
  name: string,
  more: Readonly<Record<string, unknown>> = {},
): unknown {
  const [module = '', procedure = ''] = name.split('.')
  const rule = modules.find((each) => each.name === module)?.contract[procedure]
  if (rule === undefined) throw new Error(`${name} is not served`)
  const own = Object.fromEntries(
    Object.entries(more).map(([field, value]) => [field, value === '@document' ? documentId : value]),
  )
  const known = { id: message.id, messageId: message.id, version: message.version, unitId: OWN.unitId, ...own }
  const input = validInput(rule.input, known)
  return typeof input === 'object' && input !== null ? { ...input, ...own } : input
}

it('has a rule for every procedure that is served, and for no other', async () => {
  const { modules } = await openWorld()
  const served = modules.flatMap(({ name, procedures }) => procedures.map((procedure) => `${name}.${procedure}`))
  expect(Object.keys(EXPECTATIONS).sort()).toEqual(served.sort())
})

/** Each role, of the message's unit and of another, against the real modules over a store in memory. */
it.each(RULES)('%s', async (name, rule) => {
  const refusedIn = await openWorld()
  const seen: Record<string, string> = {}
  for (const subject of NAMES) {
    // What is refused changes nothing, so all refusals may share a world; what is allowed, or counts failures, gets one of its own.
    const isApart = expectedOf(rule, subject) === 'allowed' || rule.rest === 'unauthenticated'
    const world = isApart ? await openWorld() : refusedIn
    seen[subject] = await verdictOf(world, SUBJECTS[subject], name, inputFor(world, name, rule.with))
  }
  expect(seen).toEqual(Object.fromEntries(NAMES.map((subject) => [subject, expectedOf(rule, subject)])))
})

it('leaves the three powers apart: administration sees no message, audit changes nothing, business administers nothing', () => {
  const allowedTo = (subject: (typeof NAMES)[number]) =>
    RULES.filter(([, rule]) => expectedOf(rule, subject) === 'allowed').map(([name]) => name)
  const everybody = new Set(allowedTo('editor'))
  const own = (subject: (typeof NAMES)[number]) => allowedTo(subject).filter((name) => !everybody.has(name))
  // What an administrator sets for messages are rules, never a message.
  expect(own('admin').filter((name) => name.startsWith('messages.') && !/(_rules|policy)$/.test(name))).toEqual([])
  expect(own('auditor').filter((name) => !/^(audit\.|identity\.list_account_changes$)/.test(name))).toEqual([])
  for (const subject of NAMES.filter((each) => each !== 'admin' && each !== 'auditor'))
    expect(
      own(subject).filter((name) =>
        /^identity\.(list_|get_|create_|set_|disable|enable|reset|issue|end_sessions)/.test(name),
      ),
    ).toEqual([])
})
