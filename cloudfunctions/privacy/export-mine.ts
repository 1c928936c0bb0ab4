import type { PrivacyContract } from '../../types/privacy.contract'
import type { OutputOf, ParsedInputOf } from '../../types/wire.contract'
import { appendAudit } from '../audit'
import { readOwn } from '../messages'
import { DuplicateIdError } from '../shared/documents'
import type { Actor } from '../shared/kernel/actor'
import { DomainError } from '../shared/kernel/domain-error'
import type { OwnPart } from '../shared/kernel/own-part'
import { shanghaiDay } from '../shared/kernel/local-date'
import { pseudonymOf } from '../shared/kernel/pseudonym'
import { EXPORT, PRIVACY_COPY } from './copy'
import type { PrivacyDeps } from './deps'
import { exportPage, type OwnCopy } from './export-page'
import { guardianId } from './guardian'
import { guardians, privacyRequests } from './privacy.store'
import { whatIsHeld } from './what-is-held'

type Answer = OutputOf<PrivacyContract['export_mine']>

/**
 * 复制 (PIPL art. 45): everything the city holds of the caller, once a day; opening contacts is in the audit log. A copy that
 * could not be made leaves the day free.
 */
export const exportMine =
  (deps: PrivacyDeps) =>
  async (citizen: Actor, { origin = '' }: ParsedInputOf<PrivacyContract['export_mine']>): Promise<Answer> => {
    const at = deps.clock.now()
    const on = shanghaiDay(at)
    const id = `export.${pseudonymOf(citizen.id)}.${on}`
    await claimDay(deps, citizen, at, id)
    try {
      const data = await gather(deps, citizen, at, origin)
      const copy = { fileName: EXPORT.fileName(on), json: JSON.stringify(data, null, 2), html: exportPage(data, on) }
      return whatComesThrough(copy, deps.mostAnswerBytes)
    } catch (error) {
      await freeDay(deps, id)
      throw error
    }
  }

/**
 * A mini program keeps the page alone (`src/platform/save-file.weapp.ts`): where both are more than comes through to it, the
 * data for programs stay behind. @throws DomainError `invalid_state` where the page is more by itself
 */
function whatComesThrough(copy: Answer, mostBytes = Infinity): Answer {
  const comes = (answer: Answer): boolean => Buffer.byteLength(JSON.stringify(answer)) <= mostBytes
  const page = { ...copy, json: '' }
  if (comes(copy) || comes(page)) return comes(copy) ? copy : page
  throw new DomainError('invalid_state', {}, { say: PRIVACY_COPY.tooMuchAtOnce })
}

async function gather(deps: PrivacyDeps, citizen: Actor, at: string, origin: string) {
  const guardian = await deps.store.get(guardians, guardianId(citizen.id))
  return {
    exportedAt: at,
    accountId: citizen.id,
    held: await whatIsHeld(deps)(citizen),
    messages: await readOwn(deps, citizen),
    ...(await copyOf(deps.parts, citizen.id, origin)),
    ...(guardian === null ? {} : { guardian: deps.vault.open(guardian.id, guardian.sealed) }),
  }
}

/** One export a day: the day's id can be taken once. @throws DomainError `rate_limited` */
async function claimDay(deps: PrivacyDeps, citizen: Actor, at: string, id: string): Promise<void> {
  try {
    await deps.store.transact(async (transaction) => {
      transaction.insert(privacyRequests, { id, at })
      const subject = { kind: 'account', id: pseudonymOf(citizen.id) } as const
      appendAudit(transaction, deps.ids, { actor: citizen, at, action: 'privacy.export_mine', subject, personal: true })
    })
  } catch (error) {
    if (!(error instanceof DuplicateIdError)) throw error
    throw new DomainError('rate_limited', {}, { say: PRIVACY_COPY.exportedToday })
  }
}

const freeDay = ({ store }: PrivacyDeps, id: string): Promise<void> =>
  store.transact(async (transaction) => {
    const claimed = await transaction.get(privacyRequests, id)
    if (claimed !== null) transaction.remove(privacyRequests, claimed)
  })

/** Every part under its key. */
async function copyOf(parts: readonly OwnPart[], citizenId: string, origin: string): Promise<OwnCopy> {
  const copies = await Promise.all(parts.map(async (part) => [part.key, await part.copy(citizenId, origin)] as const))
  return Object.fromEntries(copies)
}
