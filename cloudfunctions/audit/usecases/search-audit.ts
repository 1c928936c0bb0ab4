import type { AuditContract, AuditLine } from '../../../types/audit.contract'
import type { OutputOf, ParsedInputOf } from '../../../types/wire.contract'
import type { Query } from '../../shared/documents'
import { addDays, startOfShanghaiDay } from '../../shared/kernel/local-date'
import { auditEntries, type SealedEntry } from '../audit.store'
import type { AuditDeps } from '../deps'
import { sealOfEntry } from '../chain/seal'

type Asked = ParsedInputOf<AuditContract['search']>
/** The name of a staff account; null for citizens and for what is no account. */
export type NameOf = (accountId: string) => Promise<string | null>
/** The id of the message with a 编号, and nothing else of it; null where there is none. */
export type MessageOf = (code: string) => Promise<string | null>

export interface SearchDeps extends Pick<AuditDeps, 'store'> {
  readonly nameOf: NameOf
  readonly messageOf: MessageOf
}

/** Entries looked at, and queries asked, for one page: what is rare is found over several pages. */
const MOST_LOOKED_AT = 400
const MOST_QUERIES = 20

/** Searches the sealed log over the index that narrows most: subject, then actor, then action, then time alone. */
export async function searchAudit(deps: SearchDeps, given: Asked): Promise<OutputOf<AuditContract['search']>> {
  const { store, nameOf } = deps
  const asked = await withSubject(deps, given)
  if (asked === null) return { items: [], nextCursor: null }
  const query = { ...indexFor(asked), range: rangeOf(asked), direction: 'descending' as const }
  const found: SealedEntry[] = []
  let cursor: string | undefined = asked.cursor
  let ended = false
  for (let queries = 0, looked = 0; queries < MOST_QUERIES && looked < MOST_LOOKED_AT && !ended; queries += 1) {
    // Never more than are wanted: the cursor then stands right behind what was answered.
    const limit = asked.limit - found.length
    const page = await store.query(auditEntries, { ...query, limit, ...(cursor === undefined ? {} : { cursor }) })
    looked += page.items.length
    found.push(...page.items.filter((entry) => fits(entry, asked)))
    ended = page.nextCursor === null
    cursor = page.nextCursor ?? undefined
    if (found.length === asked.limit) break
  }
  const names = new Map<string, string | null>()
  for (const actorId of new Set(found.map((entry) => entry.actorId))) names.set(actorId, await nameOf(actorId))
  return {
    items: found.map((entry) => toLine(entry, names.get(entry.actorId) ?? null)),
    nextCursor: ended ? null : (cursor ?? null),
  }
}

/** A code stands for the id of its message; null where nothing can be about it. */
async function withSubject({ messageOf }: SearchDeps, asked: Asked): Promise<Asked | null> {
  if (asked.code === undefined) return asked
  const id = await messageOf(asked.code)
  return id === null || (asked.subjectId ?? id) !== id ? null : { ...asked, subjectId: id }
}

const indexFor = ({ subjectId, actorId, action }: Asked): Pick<Query, 'index' | 'equals'> => {
  if (subjectId !== undefined) return { index: 'by_subject', equals: { subjectId } }
  if (actorId !== undefined) return { index: 'by_actor', equals: { actorId } }
  if (action !== undefined) return { index: 'by_action', equals: { action } }
  return { index: 'by_time', equals: {} }
}

const rangeOf = ({ from, to }: Asked): NonNullable<Query['range']> => ({
  ...(from === undefined ? {} : { from: startOfShanghaiDay(from) }),
  ...(to === undefined ? {} : { before: startOfShanghaiDay(addDays(to, 1)) }),
})

const fits = (entry: SealedEntry, { subjectId, actorId, action, personalOnly }: Asked): boolean =>
  (subjectId === undefined || entry.subjectId === subjectId) &&
  (actorId === undefined || entry.actorId === actorId) &&
  (action === undefined || entry.action === action) &&
  (!personalOnly || entry.personal)

const toLine = (entry: SealedEntry, actorName: string | null): AuditLine => ({
  id: entry.id,
  at: entry.at,
  actorId: entry.actorId,
  ...(actorName === null ? {} : { actorName }),
  as: entry.as,
  action: entry.action,
  subjectKind: entry.subjectKind,
  subjectId: entry.subjectId,
  what: entry.what,
  personal: entry.personal,
  seal: sealOfEntry(entry.id) ?? 0,
})
