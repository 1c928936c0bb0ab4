import type { DirectorySource } from '../../hall'
import type { StaffDirectory } from '../staff'
import { accountOfPersona } from './personas'

/** In the demonstration every unit has its handler, also before anyone has signed in as that persona. */
export function demoStaff(stored: StaffDirectory, directory: DirectorySource): StaffDirectory {
  const personaOf = async (unitId: string) => accountOfPersona(`handler:${unitId}`, await directory.current())
  return {
    isHandlerOf: async (accountId, unitId) =>
      (await stored.isHandlerOf(accountId, unitId)) || (await personaOf(unitId))?.id === accountId,
    async handlersOf(unitId) {
      const [known, persona] = await Promise.all([stored.handlersOf(unitId), personaOf(unitId)])
      if (persona === null || known.some(({ id }) => id === persona.id)) return known
      return [...known, { id: persona.id, name: persona.name }]
    },
  }
}
