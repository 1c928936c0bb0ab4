import { seesOverview, seesPolicy, seesSigningRules, seesSupervision, worksAtDesk } from '../../../src/state/roles'
import { insightContract } from '../../../types/insight.contract'
import { messagesContract } from '../../../types/messages.contract'
import { supervisionContract } from '../../../types/supervision.contract'
import { type Callers, type Role, ROLES } from '../../../types/wire.contract'

const holding = (role: Role) => ({ id: 'a', kind: 'staff' as const, name: '李', grants: [{ role }] })
const CALLERS: readonly (readonly [string, (me: ReturnType<typeof holding>) => boolean, Callers])[] = [
  ['the workbench', worksAtDesk, messagesContract.inbox.by],
  ['the overview', seesOverview, insightContract.overview.by],
  ['the papers of supervision', seesSupervision, supervisionContract.list.by],
  ['the policy of times', seesPolicy, messagesContract.policy.by],
  ['the rules of signing', seesSigningRules, messagesContract.approval_rules.by],
]

it.each(CALLERS)('pages open %s to exactly those whom the server answers', (_what, mayOpen, by) => {
  expect(ROLES.filter((role) => mayOpen(holding(role))).sort()).toEqual([...by].sort())
})
