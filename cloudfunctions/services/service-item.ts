import type { SERVICE_TOPICS } from '../../types/services.contract'
import { defineCollection, type StoredDocument } from '../shared/documents'

/** One 办事事项 with the fields of R57 and the words in which people ask for it. */
export interface ServiceItemDocument extends StoredDocument {
  readonly name: string
  readonly topic: (typeof SERVICE_TOPICS)[number]
  /** The unit that does it; its name comes from the directory. */
  readonly unitId: string
  /** Place in lists, 0 first. */
  readonly rank: number
  /** Spoken names 别名: 身份证丢了 for 补领居民身份证. They decide what a search finds. */
  readonly aliases: readonly string[]
  readonly summary: string
  readonly content: string
  readonly basis: string
  readonly timeLimit: string
  readonly audience: string
  readonly materials: readonly string[]
  readonly steps: readonly string[]
  readonly channels: readonly string[]
  readonly fee: string
  readonly phone?: string
}
export const serviceItems = defineCollection<ServiceItemDocument>(
  'service_items',
  [{ name: 'by_rank', equals: [], order: 'rank' }],
  { numbers: ['rank'] },
)

/** Put with every change of an item: its version tells a process whether its copy is still good. */
export type ServiceCatalogueMark = StoredDocument
export const serviceCatalogueMarks = defineCollection<ServiceCatalogueMark>('service_catalogue_marks', [])
export const CATALOGUE_MARK_ID = 'city'
