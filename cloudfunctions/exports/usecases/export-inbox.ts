import type { ExportView } from '../../../types/exports.contract'
import { EXPORT_LIMITS, type ExportCut } from '../../../types/exports.terms'
import { TILE_HOLDS } from '../../../types/inbox-tiles.terms'
import type { MessageRow } from '../../../types/messages.contract'
import type { AuditFacts } from '../../audit'
import { filterFacts } from '../../messages'
import type { Actor } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { EXPORTS_COPY, SHEET_COPY } from '../copy'
import type { ExportsDeps, InboxAsked, RowsPage } from '../deps'
import { inboxSheet } from '../inbox-sheet'
import { makeExport } from './make-export'

/** Rows asked for at a time. */
const PAGE = 200
/** Reading ends after so long: a function has 20 s, and the sheet is still to be made. Milliseconds. */
const READING_MS = 10_000

/** What the inbox shows this person, as a sheet. @throws DomainError `invalid_input`, `rate_limited` */
export const exportInbox =
  (deps: ExportsDeps) =>
  async (actor: Actor, asked: InboxAsked): Promise<ExportView> => {
    const filtered = asked.status !== undefined || Object.keys(asked.where).length > 0
    if ([asked.words !== undefined, asked.tile !== undefined, filtered].filter(Boolean).length > 1)
      throw new DomainError('invalid_input', {}, { fields: { words: EXPORTS_COPY.oneWay } })
    const named = { action: 'exports.inbox', title: SHEET_COPY.inboxTitle } as const
    return makeExport(deps, actor, named, async (directory) => {
      const { rows, cut } = await readShown(deps, actor, asked)
      const sheets = [inboxSheet(rows, asked, cut, directory)]
      return { sheets, rows: rows.length, cut, asked: factsOf(asked), personal: true }
    })
  }

/** In the order of the list, page after page, until nothing is left or enough is there. */
async function readShown(
  deps: ExportsDeps,
  actor: Actor,
  asked: InboxAsked,
): Promise<{ rows: MessageRow[]; cut: ExportCut }> {
  const { status, where, words, tile } = asked
  const holds = tile === undefined ? () => true : TILE_HOLDS[tile]
  const began = Date.parse(deps.clock.now())
  const rows: MessageRow[] = []
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) }
    const read: RowsPage =
      words === undefined
        ? await deps.shown.inbox(actor, { status, where, ...page })
        : await deps.shown.search(actor, { words, ...page })
    rows.push(...read.items.filter(holds))
    cursor = read.nextCursor
    if (rows.length > EXPORT_LIMITS.rows || (rows.length === EXPORT_LIMITS.rows && cursor !== null))
      return { rows: rows.slice(0, EXPORT_LIMITS.rows), cut: 'rows' }
    if (cursor !== null && Date.parse(deps.clock.now()) - began > READING_MS) return { rows, cut: 'time' }
  }
  return { rows, cut: 'none' }
}

/** What was looked for stays unwritten: it may be a name. */
const factsOf = ({ status, where, tile, words }: InboxAsked): AuditFacts => ({
  ...filterFacts({ status, where }),
  ...(tile === undefined ? {} : { tile }),
  ...(words === undefined ? {} : { searched: true }),
})
