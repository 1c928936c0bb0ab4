import type { PrivacyContract } from '../../types/privacy.contract'
import { DELETION_MINUTES } from '../../types/privacy.terms'
import type { OutputOf } from '../../types/wire.contract'
import { appendAudit } from '../audit'
import type { Actor } from '../shared/kernel/actor'
import { addMilliseconds, type Instant, MINUTE_MS } from '../shared/kernel/local-date'
import { DomainError } from '../shared/kernel/domain-error'
import { pseudonymOf } from '../shared/kernel/pseudonym'
import { DELETION, PRIVACY_COPY } from './copy'
import type { PrivacyDeps } from './deps'
import { carryOut, noteDeletion } from './finish-deletions'
import { guardianId } from './guardian'
import { guardians, privacyRequests } from './privacy.store'

type Answer = OutputOf<PrivacyContract['delete_mine']>
const CONFIRM_CHARACTERS = 12

/** 删除 (PIPL art. 47): first what would go and what stays and why, then, confirmed within ten minutes, the deed. */
export const deleteMine =
  (deps: PrivacyDeps) =>
  async (citizen: Actor, { confirm }: { readonly confirm?: string | undefined }): Promise<Answer> => {
    const answer = { goes: [...DELETION.goes], stays: DELETION.stays.map((each) => ({ ...each })) }
    if (confirm === undefined) return { ...answer, ...(await ask(deps, citizen)) }
    const at = await settle(deps, citizen, confirm)
    return { ...answer, done: await carryOut(deps, citizen, { at }) }
  }

const requestId = (citizen: Actor): string => `delete.${pseudonymOf(citizen.id)}`
const untilOf = (at: string): string => addMilliseconds(at, DELETION_MINUTES * MINUTE_MS)

async function ask(deps: PrivacyDeps, citizen: Actor): Promise<{ confirm: string; until: string }> {
  const at = deps.clock.now()
  const confirm = deps.ids.next(CONFIRM_CHARACTERS)
  await deps.store.transact(async (transaction) => {
    const asked = await transaction.get(privacyRequests, requestId(citizen))
    if (asked === null) transaction.insert(privacyRequests, { id: requestId(citizen), at, confirm })
    else transaction.put(privacyRequests, { ...asked, at, confirm })
  })
  return { confirm, until: untilOf(at) }
}

/**
 * Uses the confirmation up, and takes what is one document; the rest follows, in transactions of its own, and is gone on with
 * where it is broken off (`finish-deletions.ts`).
 * @returns when it was confirmed
 */
async function settle(deps: PrivacyDeps, citizen: Actor, confirm: string): Promise<Instant> {
  const at = deps.clock.now()
  await deps.store.transact(async (transaction) => {
    const asked = await transaction.get(privacyRequests, requestId(citizen))
    if (asked === null || asked.confirm !== confirm || at > untilOf(asked.at))
      throw new DomainError('invalid_state', {}, { say: PRIVACY_COPY.confirmFirst })
    transaction.remove(privacyRequests, asked)
    await noteDeletion(transaction, citizen.id, at)
    const guardian = await transaction.get(guardians, guardianId(citizen.id))
    if (guardian !== null) transaction.remove(guardians, guardian)
    const subject = { kind: 'account', id: pseudonymOf(citizen.id) } as const
    appendAudit(transaction, deps.ids, { actor: citizen, at, action: 'privacy.delete_mine', subject })
  })
  return at
}
