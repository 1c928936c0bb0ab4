import type { DocumentStore } from '../shared/documents'
import type { Clock } from '../shared/kernel/clock'
import type { IdSource } from '../shared/kernel/ids'
import type { Unpack } from './domain/pdf'
import type { FileStorage, ImageMaker, MessageReaders } from './ports'

export interface FilesDeps {
  readonly store: DocumentStore
  readonly clock: Clock
  readonly ids: IdSource
  readonly storage: FileStorage
  readonly images: ImageMaker
  /** For looking into PDFs. */
  readonly unpack: Unpack
  readonly readers: MessageReaders
}
