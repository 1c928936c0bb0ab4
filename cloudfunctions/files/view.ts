import type { FileRow } from '../../types/files.contract'
import type { StoredFile } from './files.store'
import { MINUTE_MS } from '../shared/kernel/local-date'

/** Addresses are good for this long, milliseconds. */
export const ADDRESS_GOOD_FOR_MS = 10 * MINUTE_MS

/** A file as people see it: what it is, never where it lies. */
export const toFileRow = ({ id, kind, ready }: Pick<StoredFile, 'id' | 'kind' | 'ready'>): FileRow => ({
  id,
  kind,
  ...(ready?.width === undefined ? {} : { width: ready.width }),
  ...(ready?.height === undefined ? {} : { height: ready.height }),
})
