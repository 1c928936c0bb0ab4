import { STARTING_WORDS, wordListSafety } from '../../../cloudfunctions/adapters/safety'
import { submitMessage } from '../../../cloudfunctions/messages'
import type { ApprovalRule } from '../../../cloudfunctions/messages/domain/approval.policy'
import { APPROVAL_RULES_ID, approvalRules } from '../../../cloudfunctions/messages/messages.store'
import { setDeputy } from '../../../cloudfunctions/messages/usecases/set-deputy'
import { SubmitMessageInput } from '../../../types/messages.contract'
import { MESSAGE_ACTIONS, MESSAGE_KINDS } from '../../../types/messages.terms'
import { fc } from '../../support/property'
import { people, type PersonName, requestId } from '../../support/small-city'
import { checkFigures } from './recount'

import { checkBooks, checkInvariants, reached } from './message.invariants'
import { openCity } from './perform-action'
import { accepted, guided, load, runStep } from './random-steps'

/** Who is away, and who stands in: nobody, a handler, one leader for the other. */
const ABSENCES: readonly (readonly [PersonName, string][])[] = [
  [],
  [['approver', people.handler.id]],
  [
    ['chiefLeader', people.deputyLeader.id],
    ['deputyLeader', people.liaison.id],
  ],
]
const LEADERS = ['deputy_leader', 'chief_leader'] as const
/** What a city may have set: nothing, two steps, two steps by three people. */
const ruleSets: fc.Arbitrary<readonly ApprovalRule[]> = fc.constantFrom(
  [],
  ...[true, false].map((distinct) =>
    MESSAGE_KINDS.map((kind) => ({ kind, steps: LEADERS, distinct, source: '本市规定' })),
  ),
)

describe('any sequence of actions', () => {
  it('keeps the invariants', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...MESSAGE_KINDS),
        fc.constantFrom(undefined, 'heating', 'east', 'mayor'),
        fc.constantFrom('路灯坏了三天。', '电线掉在路上，有人触电。', '邻居搭棚，还有博彩网站的广告。'),
        ruleSets,
        fc.constantFrom(...ABSENCES),
        fc.array(guided, { minLength: 20, maxLength: 60, size: 'max' }),
        async (kind, addresseeId, body, rules, absences, steps) => {
          const city = await openCity()
          await city.store.transact(async (transaction) =>
            transaction.insert(approvalRules, { id: APPROVAL_RULES_ID, rules }),
          )
          const signed: string[] = []
          for (const [approver, deputyId] of absences)
            await setDeputy(city.deps)(people[approver], {
              ...{ unitId: 'heating', approverId: people[approver].id, deputyId },
              ...{ from: '2026-07-03', until: '2026-07-20' },
            })
          const input = SubmitMessageInput.parse({ requestId: requestId(1), kind, body, addresseeId })
          const { id } = await submitMessage({ ...city.deps, safety: wordListSafety(STARTING_WORDS) })(
            people.citizen,
            input,
          )
          for (const one of steps) {
            await runStep(city, id, signed, one)
            await checkInvariants(city, id, rules, signed)
          }
          await checkBooks(city, await load(city, id))
          await checkFigures(city)
        },
      ),
      { numRuns: 200 },
    )
    expect([...accepted].sort()).toEqual([...MESSAGE_ACTIONS].sort())
    expect(reached.filesSent).toBeGreaterThan(0)
    expect(reached.severalDrafted).toBeGreaterThan(0)
  })
})
