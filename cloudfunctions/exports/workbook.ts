import type { Instant } from '../shared/kernel/local-date'

/** What a cell may hold. A text stays a text whatever it begins with: there is no way to write a formula. */
export type Cell = string | number

export interface Column {
  readonly title: string
  /** In characters of the default font. */
  readonly width: number
}

export interface Sheet {
  readonly name: string
  /** What was asked for, and what was left out: one sentence each, above the headings. */
  readonly notes: readonly string[]
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
}

/** Who had a workbook made, where and when: in every place that a part of it may be torn from. */
export interface Watermark {
  /** One line, for people. */
  readonly line: string
  /** The id of the export: on every row, in the properties, in the audit log. */
  readonly trace: string
  readonly madeBy: string
  readonly at: Instant
}

export interface Workbook {
  readonly title: string
  readonly city: string
  readonly watermark: Watermark
  readonly sheets: readonly Sheet[]
}

/** Makes the bytes of an xlsx file. */
export type WriteWorkbook = (workbook: Workbook) => Promise<Uint8Array>
