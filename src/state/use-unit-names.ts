import { hallApi } from '../api/hall.api'
import { useRequest } from './use-request'

/** The name of a unit by its id, where names are wanted; the id until they are known. */
export function useUnitNames(wanted: boolean): (unitId: string) => string {
  const { data } = useRequest(wanted ? 'units' : undefined, () => hallApi.listUnits({}))
  return (unitId) => data?.items.find(({ id }) => id === unitId)?.name ?? unitId
}
