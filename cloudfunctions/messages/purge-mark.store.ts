import { defineCollection, type StoredDocument } from '../shared/documents'

/** Up to where a purge has looked, so that it looks once and goes on where it was stopped; id = what it looks through. */
interface PurgeMark extends StoredDocument {
  /** The last that was looked at, in the order in which the purge goes; empty: none yet. */
  readonly through: string
  /** By what it looked, where that may change: looked by another, all are looked at again. */
  readonly by?: string
  /** Present once all were looked at, where there is an end to it. */
  readonly ended?: true
}
export const purgeMarks = defineCollection<PurgeMark>('purge_marks', [])
