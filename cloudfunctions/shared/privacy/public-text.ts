import type { PersonalKind } from '../../../types/privacy.terms'
import { defineCollection, type StoredDocument, type Transaction } from '../documents'
import { DomainError } from '../kernel/domain-error'
import { derivedId, sha256 } from '../kernel/ids'
import type { Instant } from '../kernel/local-date'
import { PRIVACY_COPY } from './copy'
import type { Finding, ScanContext } from './finding'
import { scan } from './scan'

/** A person says of one passage why it may stand (a unit's published number). Bound to this very text by its place. */
export interface Dismissal {
  readonly kind: PersonalKind
  readonly start: number
  readonly end: number
  readonly reason: string
}

/** What of a text must not go out as it is: neither masked nor dismissed. The writer's own data cannot be dismissed. */
export function openFindings(text: string, context: ScanContext, dismissals: readonly Dismissal[] = []): Finding[] {
  return scan(text, context).filter(
    (finding) => isOwn(finding.kind) || !dismissals.some((dismissal) => isSame(dismissal, finding)),
  )
}

/**
 * What a text may be checked against for somebody who may not look at the contact: of the writer only what stands in the
 * text that they read anyway. Checked against more, a text of four hundred names would say whose message it is.
 */
export const contextOfReader = (context: ScanContext, read: string): ScanContext => ({
  ...context,
  names: [],
  said: (context.said ?? []).filter((name) => read.includes(name)),
  contacts: scan(read, context)
    .filter(({ kind }) => isOwn(kind))
    .map(({ start, end }) => read.slice(start, end).replace(/\s/gu, '')),
})

export const isOwn = (kind: PersonalKind): boolean => kind === 'own_name' || kind === 'own_contact'
const isSame = (a: Omit<Finding, 'masked'>, b: Omit<Finding, 'masked'>): boolean =>
  a.kind === b.kind && a.start === b.start && a.end === b.end

/**
 * The gate before anything is shown to more people than it was written for: every finding is masked (`mask`) or
 * dismissed with a reason. Keep the dismissals with `keepTextCheck`.
 * @throws DomainError `invalid_input` at `field`, naming kinds, never values.
 */
export function requirePublicText(
  text: string,
  context: ScanContext,
  dismissals: readonly Dismissal[] = [],
  { field = 'body', kinds }: { readonly field?: string; readonly kinds?: ReadonlySet<PersonalKind> } = {},
): void {
  const open = openFindings(text, context, dismissals).filter(({ kind }) => kinds?.has(kind) ?? true)
  if (open.length === 0) return
  const own = open.map(({ kind }) => kind).filter(isOwn)
  const say = own.length > 0 ? PRIVACY_COPY.ownNotToStand(own) : PRIVACY_COPY.notToStand(open.map(({ kind }) => kind))
  throw new DomainError('invalid_input', { findings: open.length, own: own.length }, { fields: { [field]: say } })
}

/** The record of a gate that was passed with dismissals: places, kinds and reasons; of the text its hash alone. */
export interface TextCheck extends StoredDocument {
  /** What the text belongs to: a message's id, a bulletin's … */
  readonly subjectId: string
  readonly textHash: string
  readonly dismissed: readonly Dismissal[]
  readonly by: string
  readonly at: Instant
}
export const textChecks = defineCollection<TextCheck>('text_checks', [
  { name: 'by_subject', equals: ['subjectId'], order: 'at' },
])

/** Keeps which passages of this very text were let through, by whom and why. The same text again changes nothing. */
export async function keepTextCheck(
  transaction: Transaction,
  check: { subjectId: string; text: string; dismissed: readonly Dismissal[]; by: string; at: Instant },
): Promise<void> {
  if (check.dismissed.length === 0) return
  const { text, ...kept } = check
  const textHash = sha256(text)
  const id = derivedId('text-check', check.subjectId, textHash, JSON.stringify(check.dismissed))
  if ((await transaction.get(textChecks, id)) !== null) return
  transaction.insert(textChecks, { id, ...kept, textHash })
}
