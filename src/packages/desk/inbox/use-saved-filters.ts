import type { SavedFilter, SavedFilters } from '../../../../types/messages.contract'
import { messagesApi } from '../../../api/messages.api'
import { useAction } from '../../../state/use-action'
import { useRequest } from '../../../state/use-request'

const isFilters = (current: unknown): current is SavedFilters =>
  typeof current === 'object' && current !== null && 'items' in current && 'version' in current

/** The person's own filters. What another device saved meanwhile is shown in place of a save that came second. */
export function useSavedFilters(personId: string) {
  const request = useRequest(`filters/${personId}`, () => messagesApi.inboxFilters({}))
  const saving = useAction(messagesApi.saveInboxFilters, ({ current }) => {
    if (isFilters(current) && request.state === 'ready') request.replace(current)
  })
  const save = async (change: (items: readonly SavedFilter[]) => SavedFilter[]): Promise<boolean> => {
    if (request.state !== 'ready') return false
    const saved = await saving.run({ items: change(request.data.items), version: request.data.version })
    if (saved) request.replace(saved)
    return saved !== undefined
  }
  return {
    items: request.data?.items ?? [],
    ready: request.state === 'ready',
    busy: saving.busy,
    failure: saving.failure,
    save,
  }
}
export type SavedFiltersState = ReturnType<typeof useSavedFilters>
