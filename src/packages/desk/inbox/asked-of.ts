import type { ExportsContract } from '../../../../types/exports.contract'
import type { InputOf } from '../../../../types/wire.contract'
import type { Filter } from './filter'

/** What the list shows, as an export asks for it. */
export function askedOf(filter: Filter): InputOf<ExportsContract['inbox']> {
  switch (filter.by) {
    case 'all':
      return {}
    case 'tile':
      return { tile: filter.tile }
    case 'status':
      return { status: filter.status }
    case 'words':
      return { words: filter.words }
    case 'where':
      return { where: filter.where, ...(filter.status === undefined ? {} : { status: filter.status }) }
  }
}
