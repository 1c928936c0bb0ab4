import type { ExportsContract } from '../../types/exports.contract'
import type { Overview } from '../../types/insight.contract'
import type { MessageRow } from '../../types/messages.contract'
import type { ParsedInputOf } from '../../types/wire.contract'
import type { FileStorage } from '../files'
import type { DirectorySource } from '../hall'
import type { DocumentStore } from '../shared/documents'
import type { Actor } from '../shared/kernel/actor'
import type { Clock } from '../shared/kernel/clock'
import type { IdSource } from '../shared/kernel/ids'
import type { WriteWorkbook } from './workbook'

export type InboxAsked = ParsedInputOf<ExportsContract['inbox']>
interface Page {
  readonly cursor?: string
  readonly limit: number
}
export interface RowsPage {
  readonly items: readonly MessageRow[]
  readonly nextCursor: string | null
}

/** What a person is shown, by the same use cases that show it: a sheet can hold nothing else. */
export interface Shown {
  /** `messages.inbox` */
  inbox(actor: Actor, asked: Pick<InboxAsked, 'status' | 'where'> & Page): Promise<RowsPage>
  /** `messages.search` */
  search(actor: Actor, asked: { readonly words: string } & Page): Promise<RowsPage>
  /** `insight.overview` */
  overview(range: { readonly from: string; readonly to: string }): Promise<Overview>
}

export interface ExportsDeps {
  readonly store: DocumentStore
  readonly clock: Clock
  readonly ids: IdSource
  readonly storage: FileStorage
  readonly directory: DirectorySource
  readonly shown: Shown
  readonly write: WriteWorkbook
}
