import type { OutputOf } from '../../../../types/wire.contract'
import type { IdentityDemoContract } from '../../../../types/identity-demo.contract'

type Offered = OutputOf<IdentityDemoContract['demo_personas']>
type Persona = Offered['items'][number]
export type Office = Offered['offices'][number]
export type UnitOfPersonas = Offered['units'][number]

type Group = 'citizen' | 'press' | 'system'

/** How many units stand in the list at once; which ones is a matter of the search. */
export const UNITS_SHOWN = 8

const PRESS = ['press', 'dispatcher', 'supervisor']
const groupOf = (persona: string): Group => {
  if (persona.startsWith('citizen')) return 'citizen'
  return PRESS.includes(persona) || persona.startsWith('post:') ? 'press' : 'system'
}

/** The personas of no unit by what they do, in the server's order. */
export function groupPersonas({ items, offices }: Pick<Offered, 'items' | 'offices'>): Record<Group, Persona[]> {
  const groups: Record<Group, Persona[]> = { citizen: [], press: [], system: [] }
  const worksInUnit = ({ persona }: Persona): boolean => offices.some(({ office }) => persona.startsWith(`${office}:`))
  for (const item of items) if (!worksInUnit(item)) groups[groupOf(item.persona)].push(item)
  return groups
}

/** The units whose name has every word that was typed. */
export const unitsNamed = (units: readonly UnitOfPersonas[], typed: string): readonly UnitOfPersonas[] => {
  const words = typed.split(/\s+/).filter(Boolean)
  return units.filter(({ name }) => words.every((word) => name.includes(word)))
}
