import type { ExportCut } from '../../types/exports.terms'
import { hasRunningClock, isLate } from '../../types/inbox-tiles.terms'
import type { MessageRow } from '../../types/messages.contract'
import type { Directory } from '../hall'
import { shanghaiMoment } from '../shared/kernel/local-date'
import { mask, scan } from '../shared/privacy'
import { KIND_WORDS } from '../shared/kernel/kind-words'
import { CUT_SENTENCES, SHEET_COPY, SHEET_DUES, SHEET_FLAGS, SHEET_QUEUES, SHEET_STATUSES, SHEET_TILES } from './copy'
import type { InboxAsked } from './deps'
import type { Cell, Column, Sheet } from './workbook'

/**
 * A sheet leaves the house: numbers and accounts that point to a person go as stars, where the page shows what was
 * written. Where the matter is stays: without it nobody can work from the sheet.
 */
const covered = (text: string): string => {
  const found = scan(text).filter(({ kind }) => kind !== 'address')
  return mask(text, found).replace(CUT_NUMBER, (digits) => '*'.repeat(digits.length))
}
/** A number that the end of an excerpt cut through: too short to be known for what it is, long enough to be guessed. */
const CUT_NUMBER = /\p{Nd}[\p{Nd}\s\-–—－_.·]{4,}(?=…$)/u

type ColumnName = keyof typeof SHEET_COPY.inboxColumns

/** What a row of the inbox shows, column by column; nothing that the row does not carry. */
const CELLS: Readonly<Record<ColumnName, { readonly width: number; readonly of: (row: MessageRow) => Cell }>> = {
  code: { width: 18, of: ({ code }) => code },
  kind: { width: 8, of: ({ kind }) => KIND_WORDS[kind] },
  title: { width: 32, of: ({ title }) => covered(title) },
  excerpt: { width: 44, of: ({ excerpt }) => covered(excerpt) },
  place: { width: 20, of: ({ place = '' }) => covered(place) },
  unit: { width: 18, of: ({ unitName = '' }) => unitName },
  status: { width: 12, of: ({ status }) => SHEET_STATUSES[status] },
  submitted: { width: 17, of: ({ submittedAt }) => shanghaiMoment(submittedAt) },
  // What the list owes by a day of its own goes before the reply, as on the page.
  due: {
    width: 18,
    of: ({ owed, replyDueOn, calendarSettled }) =>
      owed
        ? `${SHEET_COPY.owed[owed.action]}${dayWord(owed.on, owed.unsettled !== true)}`
        : dayWord(replyDueOn, calendarSettled),
  },
  // What is answered, ended or paused has no days left: a number there would read as late.
  left: {
    width: 11,
    of: (row) => row.owed?.workingDaysLeft ?? (hasRunningClock(row) ? row.workingDaysLeft : ''),
  },
  overdue: { width: 9, of: (row) => ((row.owed ? isLate(row) : row.overdue) ? SHEET_COPY.yes : '') },
  urgent: { width: 7, of: ({ urgent }) => (urgent ? SHEET_COPY.yes : '') },
  reminded: { width: 12, of: ({ remindedOn = '' }) => remindedOn },
}
const dayWord = (day: string, settled: boolean): string => (settled ? day : SHEET_COPY.unsettled(day))
const COLUMNS = Object.entries(SHEET_COPY.inboxColumns) as [ColumnName, string][]
const HEADINGS: readonly Column[] = COLUMNS.map(([name, title]) => ({ title, width: CELLS[name].width }))

/** The rows of an inbox as a sheet, with what was asked for and what was left out above them. */
export const inboxSheet = (
  rows: readonly MessageRow[],
  asked: InboxAsked,
  cut: ExportCut,
  directory: Directory,
): Sheet => ({
  name: SHEET_COPY.sheets.inbox,
  notes: [
    `${askedWords(asked, directory)}　${SHEET_COPY.count(rows.length)}　${SHEET_COPY.covered}`,
    ...(CUT_SENTENCES[cut] === null ? [] : [CUT_SENTENCES[cut]]),
  ],
  columns: HEADINGS,
  rows: rows.map((row) => COLUMNS.map(([name]) => CELLS[name].of(row))),
})

function askedWords({ status, where, tile, words }: InboxAsked, directory: Directory): string {
  const { kinds = [], unitId, due, urgent, flag, queue } = where
  return SHEET_COPY.asked(
    [
      words === undefined ? '' : SHEET_COPY.words(words),
      tile === undefined ? '' : SHEET_TILES[tile],
      status === undefined ? '' : SHEET_STATUSES[status],
      kinds.map((kind) => KIND_WORDS[kind]).join('、'),
      due === undefined ? '' : SHEET_DUES[due],
      flag === undefined ? '' : SHEET_FLAGS[flag],
      queue === undefined ? '' : SHEET_QUEUES[queue],
      urgent === undefined ? '' : SHEET_COPY.urgentOnly,
      unitId === undefined ? '' : SHEET_COPY.unit(directory.nameOf(unitId)),
    ].filter(Boolean),
  )
}
