import type { LocalDate } from '../kernel/local-date'

/** One year's holiday notice (节假日安排) of the State Council, as data. */
export interface YearTable {
  readonly year: number
  readonly notice: {
    readonly title: string
    /** 发文字号, where it is known. */
    readonly number?: string
    /** Where the notice (and a later change of it) can be read. */
    readonly urls: readonly string[]
  }
  /** Days off, both ends included, with the holiday's name; weekends within it are listed too. */
  readonly holidays: readonly { readonly name: string; readonly from: LocalDate; readonly to: LocalDate }[]
  /** 调休上班日: weekend days on which people work. */
  readonly makeupWorkdays: readonly LocalDate[]
}
