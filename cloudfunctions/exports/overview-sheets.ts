import type { Overview } from '../../types/insight.contract'
import { KIND_WORDS } from '../shared/kernel/kind-words'
import { daysBetween } from '../shared/kernel/local-date'
import { SHEET_COPY } from './copy'
import type { Cell, Column, Sheet } from './workbook'

type Figures = Overview['totals']
const FIGURES = Object.entries(SHEET_COPY.figures) as [keyof typeof SHEET_COPY.figures, string][]
const HEADINGS: readonly Column[] = FIGURES.map(([, title]) => ({ title, width: Math.max(10, title.length * 2) }))

/** Empty where there is nothing to take the mean of: no figure is not nought. */
const cellsOf = (figures: Figures): Cell[] =>
  FIGURES.map(([name]) => {
    const value = figures[name]
    return value === null ? '' : Math.round(value * 100) / 100
  })

/** The figures of the press overview: totals with the days before, units, kinds, days. */
export function overviewSheets({ from, to, totals, before, byUnit, byKind, byDay }: Overview): Sheet[] {
  const notes = [SHEET_COPY.range(from, to)]
  const sheet = (name: string, first: Column, rows: readonly (readonly [Cell, Figures])[]): Sheet => ({
    name,
    notes,
    columns: [first, ...HEADINGS],
    rows: rows.map(([title, figures]) => [title, ...cellsOf(figures)]),
  })
  return [
    sheet(SHEET_COPY.sheets.totals, { title: SHEET_COPY.period, width: 16 }, [
      [SHEET_COPY.thisPeriod, totals],
      [SHEET_COPY.beforePeriod, before],
    ]),
    sheet(
      SHEET_COPY.sheets.units,
      { title: SHEET_COPY.unitName, width: 24 },
      byUnit.map((row) => [row.unitName, row]),
    ),
    sheet(
      SHEET_COPY.sheets.kinds,
      { title: SHEET_COPY.kind, width: 10 },
      byKind.map((row) => [KIND_WORDS[row.kind], row]),
    ),
    // A long range is told by month: such a row is no day.
    byDay.length <= daysBetween(from, to)
      ? sheet(
          SHEET_COPY.sheets.months,
          { title: SHEET_COPY.month, width: 13 },
          byDay.map((row) => [SHEET_COPY.monthOf(row.on), row]),
        )
      : sheet(
          SHEET_COPY.sheets.days,
          { title: SHEET_COPY.day, width: 13 },
          byDay.map((row) => [row.on, row]),
        ),
  ]
}
