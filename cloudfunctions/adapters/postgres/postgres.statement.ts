import { createHash } from 'node:crypto'

/** SQL with the name under which each connection keeps it prepared. */
export interface Statement {
  readonly name: string
  readonly text: string
}

/** The name follows from the text, so that two stores on one pool never quarrel over it. */
const prepared = (text: string): Statement => ({
  name: `ms_${createHash('sha256').update(text).digest('hex').slice(0, 24)}`,
  text,
})

/** How many shapes a store keeps prepared; beyond (a transaction of an unusual size) a text is sent as it is. */
const MOST_SHAPES = 500

/** Builds each statement once by its shape. */
export function statementCache(): (shape: string, build: () => string) => Statement {
  const known = new Map<string, Statement>()
  return (shape, build) => {
    const found = known.get(shape)
    if (found !== undefined) return found
    const statement = known.size < MOST_SHAPES ? prepared(build()) : { name: '', text: build() }
    if (statement.name !== '') known.set(shape, statement)
    return statement
  }
}
