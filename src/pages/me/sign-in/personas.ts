export interface Persona {
  persona: string
  name: string
  what: string
}

type Group = 'citizen' | 'press' | 'unit' | 'system'

/** How many unit personas stand in the list before one searches. */
export const UNITS_SHOWN = 8

const PRESS = ['press', 'dispatcher', 'supervisor']
const groupOf = ({ persona }: Persona): Group => {
  if (persona.startsWith('citizen')) return 'citizen'
  if (persona.includes(':')) return 'unit'
  return PRESS.includes(persona) ? 'press' : 'system'
}

/** The personas by what they do, in the server's order. */
export function groupPersonas(items: readonly Persona[]): Record<Group, Persona[]> {
  const groups: Record<Group, Persona[]> = { citizen: [], press: [], unit: [], system: [] }
  for (const item of items) groups[groupOf(item)].push(item)
  return groups
}
