/** Sheets that leave the house: words and limits without a validator. */

/** Why a sheet ends before what was asked for does: nothing was left out, too many rows, too long a search. */
export const EXPORT_CUTS = ['none', 'rows', 'time'] as const
export type ExportCut = (typeof EXPORT_CUTS)[number]

export const EXPORT_LIMITS = {
  /** Rows of one sheet: what a function of 256 MB and 20 s makes with room to spare. */
  rows: 2_000,
  /** Sheets that one person may have made in a minute, and on one Shanghai day. */
  perMinute: 3,
  perDay: 30,
  /** How long a sheet lies there to be fetched, and how long one address of it is good. */
  keptMinutes: 30,
  addressMinutes: 2,
} as const
