import type { PrivacyContract } from '../../types/privacy.contract'
import type { OutputOf, ParsedInputOf } from '../../types/wire.contract'
import { appendAudit } from '../audit'
import type { Actor } from '../shared/kernel/actor'
import { DomainError } from '../shared/kernel/domain-error'
import { addMilliseconds, type Instant, type LocalDate, MINUTE_MS, shanghaiDay } from '../shared/kernel/local-date'
import { pseudonymOf } from '../shared/kernel/pseudonym'
import { EXPORT, PRIVACY_COPY } from './copy'
import type { PrivacyDeps } from './deps'
import { exportPage } from './export-page'
import { FIRST_PLACE, placeAfter, placeOf, readPart } from './export-part'
import { guardianId } from './guardian'
import { guardians, privacyRequests } from './privacy.store'
import { whatIsHeld } from './what-is-held'

type Answer = OutputOf<PrivacyContract['export_mine']>

/** Whoever takes a copy asks for its parts one after the other: what is asked for later belongs to none. */
const TAKEN_WITHIN_MS = 30 * MINUTE_MS

/**
 * 复制 (PIPL art. 45): everything the city holds of the caller, once a day, in as many parts as it takes; opening contacts is in
 * the audit log. A copy of which the last part was not given leaves the day free.
 */
export const exportMine =
  (deps: PrivacyDeps) =>
  async (citizen: Actor, { origin = '', cursor }: ParsedInputOf<PrivacyContract['export_mine']>): Promise<Answer> => {
    const at = deps.clock.now()
    const asked = cursor === undefined ? { on: shanghaiDay(at), ...FIRST_PLACE } : placeOf(cursor)
    const first = cursor === undefined
    await (first ? begin(deps, citizen, at) : resume(deps, citizen, at, asked.on))
    const { lists, next } = await readPart(deps, citizen, asked, origin)
    const part = {
      ...(first ? { exportedAt: at, accountId: citizen.id, held: await whatIsHeld(deps)(citizen) } : {}),
      ...lists,
      ...(next === null ? await guardianOf(deps, citizen) : {}),
    }
    if (next === null) await end(deps, citizen, asked.on)
    return {
      fileName: EXPORT.fileName(asked.on),
      json: JSON.stringify(part, null, 2),
      html: exportPage(part, asked.on, next === null),
      nextCursor: next === null ? null : placeAfter(asked.on, next),
    }
  }

async function guardianOf({ store, vault }: PrivacyDeps, citizen: Actor): Promise<{ readonly guardian?: string }> {
  const guardian = await store.get(guardians, guardianId(citizen.id))
  return guardian === null ? {} : { guardian: vault.open(guardian.id, guardian.sealed) }
}

const requestId = (citizen: Actor, on: LocalDate): string => `export.${pseudonymOf(citizen.id)}.${on}`

/** One whole export a day. @throws DomainError `rate_limited` */
const begin = ({ store, ids }: PrivacyDeps, citizen: Actor, at: Instant): Promise<void> =>
  store.transact(async (transaction) => {
    const id = requestId(citizen, shanghaiDay(at))
    const begun = await transaction.get(privacyRequests, id)
    if (begun?.whole === true) throw new DomainError('rate_limited', {}, { say: PRIVACY_COPY.exportedToday })
    if (begun === null) transaction.insert(privacyRequests, { id, at })
    else transaction.put(privacyRequests, { ...begun, at })
    const subject = { kind: 'account', id: pseudonymOf(citizen.id) } as const
    appendAudit(transaction, ids, { actor: citizen, at, action: 'privacy.export_mine', subject, personal: true })
  })

/** The last part may be asked for again: its answer may have been lost. @throws DomainError `invalid_input` */
async function resume({ store }: PrivacyDeps, citizen: Actor, at: Instant, on: LocalDate): Promise<void> {
  const begun = await store.get(privacyRequests, requestId(citizen, on))
  if (begun === null || addMilliseconds(begun.at, TAKEN_WITHIN_MS) < at)
    throw new DomainError('invalid_input', {}, { fields: { cursor: PRIVACY_COPY.exportLapsed } })
}

const end = ({ store }: PrivacyDeps, citizen: Actor, on: LocalDate): Promise<void> =>
  store.transact(async (transaction) => {
    const begun = await transaction.get(privacyRequests, requestId(citizen, on))
    if (begun !== null) transaction.put(privacyRequests, { ...begun, whole: true })
  })
