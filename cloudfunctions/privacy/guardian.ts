import type { PrivacyContract } from '../../types/privacy.contract'
import { PRIVACY_NOTICE } from '../../types/privacy.terms'
import type { OutputOf, ParsedInputOf } from '../../types/wire.contract'
import { appendAudit } from '../audit'
import { protectMinor } from '../messages'
import type { DocumentReader, DocumentStore } from '../shared/documents'
import type { Actor } from '../shared/kernel/actor'
import { DomainError } from '../shared/kernel/domain-error'
import { pseudonymOf } from '../shared/kernel/pseudonym'
import { PRIVACY_COPY } from './copy'
import type { PrivacyDeps } from './deps'
import { declarations, guardians } from './privacy.store'

const ageId = (citizenId: string): string => `age.${pseudonymOf(citizenId)}`
export const guardianId = (citizenId: string): string => `guardian.${pseudonymOf(citizenId)}`

/** What was said of age, and whether a guardian agreed. */
export async function readDeclaration(
  reader: DocumentReader,
  citizenId: string,
): Promise<OutputOf<PrivacyContract['my_declaration']>> {
  const [said, guardian] = await Promise.all([
    reader.get(declarations, ageId(citizenId)),
    reader.get(guardians, guardianId(citizenId)),
  ])
  return {
    ...(said === null ? {} : { under14: said.under14, at: said.at }),
    guardianAgreed: guardian !== null,
  }
}

/**
 * 监护人规则: below 14 a guardian agrees first; what was given is sealed, and goes when it is no longer needed. What was
 * written before is a child's from then on; broken off on the way, saying it again goes on.
 */
export const declareAge =
  (deps: PrivacyDeps) =>
  async (
    citizen: Actor,
    { under14, guardian }: ParsedInputOf<PrivacyContract['declare_age']>,
  ): Promise<OutputOf<PrivacyContract['declare_age']>> => {
    if (under14 && guardian === undefined)
      throw new DomainError('invalid_input', {}, { fields: { guardian: PRIVACY_COPY.guardianMissing } })
    const at = deps.clock.now()
    const id = guardianId(citizen.id)
    await deps.store.transact(async (transaction) => {
      const said = await transaction.get(declarations, ageId(citizen.id))
      const minor = under14 ? ('yes' as const) : ('no' as const)
      const next = { id: ageId(citizen.id), under14, minor, at, noticeVersion: PRIVACY_NOTICE.version }
      if (said === null) transaction.insert(declarations, next)
      else transaction.put(declarations, { ...said, ...next })
      const known = await transaction.get(guardians, id)
      if (!under14 || guardian === undefined) {
        if (known !== null) transaction.remove(guardians, known)
      } else {
        const sealed = deps.vault.seal(id, JSON.stringify({ name: guardian.name, contact: guardian.contact }))
        if (known === null) transaction.insert(guardians, { id, sealed })
        else transaction.put(guardians, { ...known, sealed })
      }
      const subject = { kind: 'account', id: pseudonymOf(citizen.id) } as const
      appendAudit(transaction, deps.ids, {
        actor: citizen,
        at,
        action: 'privacy.declare_age',
        subject,
        what: { under14 },
      })
    })
    if (under14) await protectMinor(deps, citizen)
    return { under14, guardianAgreed: under14, at }
  }

/** So many children a server keeps in mind; in a city with more, each is asked for. */
const MOST_MINORS = 500

/**
 * Whether a citizen writes as a minor.
 * @param kept asks for all who are in one query, which a server keeps until one changes (docs/adr/0011); absent: nothing is kept.
 * @throws DomainError `invalid_state` while a guardian's consent is missing.
 */
export async function isMinor(
  reader: DocumentReader,
  citizenId: string,
  kept?: Pick<DocumentStore, 'query'>,
): Promise<boolean> {
  if (kept !== undefined) {
    const query = { index: 'by_minor', equals: { minor: 'yes' }, limit: MOST_MINORS }
    const { items, nextCursor } = await kept.query(declarations, query)
    if (nextCursor === null && !items.some(({ id }) => id === ageId(citizenId))) return false
  }
  // Nearly everybody: one read.
  if ((await reader.get(declarations, ageId(citizenId)))?.under14 !== true) return false
  if ((await reader.get(guardians, guardianId(citizenId))) === null)
    throw new DomainError('invalid_state', {}, { say: PRIVACY_COPY.guardianNeeded })
  return true
}
