import type { ExportView } from '../../../types/exports.contract'
import type { Actor } from '../../shared/kernel/actor'
import { SHEET_COPY } from '../copy'
import type { ExportsDeps } from '../deps'
import { overviewSheets } from '../overview-sheets'
import { makeExport } from './make-export'

/** The figures of the press overview as a workbook. @throws DomainError `invalid_input`, `rate_limited` */
export const exportOverview =
  (deps: ExportsDeps) =>
  async (actor: Actor, range: { from: string; to: string }): Promise<ExportView> =>
    makeExport(deps, actor, { action: 'exports.overview', title: SHEET_COPY.overviewTitle }, async () => {
      const sheets = overviewSheets(await deps.shown.overview(range))
      const rows = sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0)
      return { sheets, rows, cut: 'none', asked: range, personal: false }
    })
