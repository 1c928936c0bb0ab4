/** Shorter than this a name without 市 says nothing: 市局. */
const LEAST_NAME = 3

/**
 * Whether a text speaks of a unit by its name, with or without the city's 市 before it (市供热集团, 供热集团). Whether it is
 * about that unit or only mentions it, a person has to say.
 */
export function namesUnit(text: string, unitName: string): boolean {
  const bare = unitName.replace(/^市/u, '')
  return unitName !== '' && (text.includes(unitName) || (bare.length >= LEAST_NAME && text.includes(bare)))
}
