import { describeDefect } from '../shared/kernel/describe-defect'
import { DAY_MS } from '../shared/kernel/local-date'

/** What a storage did not remove is tried again so much later: neither at once for ever, nor in the way of the others. */
export const TRY_AGAIN_MS = DAY_MS

/** The storage did not remove a file: for the log, which of them and why (ids and codes only). */
export class FileStays extends Error {
  override readonly name = 'FileStays'
  readonly code: string
  constructor(id: string, why: unknown) {
    super('a file stays in the storage')
    this.code = `${id} ${describeDefect(why)}`
  }
}
