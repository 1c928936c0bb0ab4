/** At most so many characters, never half a surrogate pair, the last one … where something was cut. */
export function clipped(text: string, most: number): string {
  const characters = [...text]
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`
}
