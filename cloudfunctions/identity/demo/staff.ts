import type { DirectorySource } from '../../hall'
import type { StaffDirectory } from '../staff'
import { accountOfPersona, UNIT_PERSONA_NAMES } from './personas'

const PERSONA_ID = new RegExp(`^demo-(${UNIT_PERSONA_NAMES.join('|')})-(.+)$`)

/** In the demonstration every unit has its people, also before anyone has signed in as that persona. */
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
    async staffOf(unitId) {
      const city = await directory.current()
      const known = await stored.staffOf(unitId)
      const personas = UNIT_PERSONA_NAMES.map((role) => accountOfPersona(`${role}:${unitId}`, city))
      return [
        ...known,
        ...personas.flatMap((persona) =>
          persona === null || known.some(({ id }) => id === persona.id) ? [] : [persona],
        ),
      ].map(({ id, name, grants }) => ({ id, name, grants }))
    },
    async grantsOf(accountId) {
      const known = await stored.grantsOf(accountId)
      if (known !== null) return known
      const [, role, unitId] = PERSONA_ID.exec(accountId) ?? []
      return role === undefined || unitId === undefined
        ? null
        : (accountOfPersona(`${role}:${unitId}`, await directory.current())?.grants ?? null)
    },
  }
}
