import * as z from 'zod/mini'
import { EXPORT_CUTS } from './exports.terms'
import { INBOX_TILES } from './inbox-tiles.terms'
import { PRESS_VIEWERS } from './insight.contract'
import { MESSAGE_STATUSES } from './messages.terms'
import { DESK_ROLES, InboxWhere } from './messages.work.contract'
import { WORK_LIMITS } from './messages.work.terms'
import { DocumentId, Instant, LocalDay, personText, procedure } from './wire.contract'

/** A sheet that was made and lies there for a while. */
const ExportView = z.object({
  /** Stands on every row of the sheet, and in the audit log beside who had it made: 追溯码. */
  id: z.string(),
  /** As it is saved on a device. */
  name: z.string(),
  rows: z.int(),
  cut: z.enum(EXPORT_CUTS),
  /** When it is removed. */
  until: Instant,
})

/**
 * 导出: what a person is shown, as a sheet (xlsx) under their name. Limited a minute and a day; every sheet is in the audit
 * log before it can be fetched.
 */
export const exportsContract = {
  /** Rows and columns of the inbox as this person sees it: by a status and filter, a tile, or words; no others. */
  inbox: procedure({
    input: z.object({
      status: z.optional(z.enum([...MESSAGE_STATUSES])),
      where: z._default(InboxWhere, {}),
      tile: z.optional(z.enum([...INBOX_TILES])),
      words: z.optional(personText(1, WORK_LIMITS.words)),
    }),
    output: ExportView,
    by: DESK_ROLES,
    errors: ['unauthenticated', 'forbidden', 'invalid_input', 'rate_limited'],
  }),
  /** The figures of `insight.overview`: totals, units, kinds, days. */
  overview: procedure({
    input: z.object({ from: LocalDay, to: LocalDay }),
    output: ExportView,
    by: PRESS_VIEWERS,
    errors: ['unauthenticated', 'forbidden', 'invalid_input', 'rate_limited'],
  }),
  /** Where the maker of a sheet fetches it, for the next two minutes. */
  address: procedure({
    input: z.object({ id: DocumentId }),
    output: z.object({ url: z.string(), name: z.string(), until: Instant }),
    by: [...DESK_ROLES, 'editor', 'reviewer'],
    errors: ['unauthenticated', 'forbidden', 'not_found'],
  }),
}
export type ExportsContract = typeof exportsContract
export type ExportView = z.output<typeof ExportView>
