import type { ActorView } from '../../../../types/identity.contract'
import { exportsApi } from '../../../api/exports.api'
import { ExportSheet } from '../../../components/staff'
import { EXPORTS_COPY } from '../../../copy/exports'
import { TemplateSheet } from '../template-sheet'
import { askedOf } from './asked-of'
import type { Filter } from './filter'
import { FilterSheet } from './filter-sheet'
import { KeysSheet } from './keys-sheet'
import type { SavedFiltersState } from './use-saved-filters'

export type InboxSheetName = 'filter' | 'keys' | 'templates' | 'export'

interface InboxSheetsProps {
  /** Which one lies over the list. */
  sheet: InboxSheetName | undefined
  me: ActorView
  saved: SavedFiltersState
  filter: Filter
  onChoose: (filter: Filter) => void
  onClose: () => void
}

/** What lies over the list when it is asked for. */
export function InboxSheets({ sheet, me, saved, filter, onChoose, onClose }: InboxSheetsProps) {
  switch (sheet) {
    case 'filter':
      return <FilterSheet me={me} saved={saved} filter={filter} onChoose={onChoose} onClose={onClose} />
    case 'keys':
      return <KeysSheet onClose={onClose} />
    case 'templates':
      return <TemplateSheet me={me} onClose={onClose} />
    case 'export':
      return (
        <ExportSheet
          counted
          title={EXPORTS_COPY.inboxTitle}
          text={EXPORTS_COPY.inboxText}
          make={() => exportsApi.inbox(askedOf(filter))}
          onClose={onClose}
        />
      )
    default:
      return null
  }
}
