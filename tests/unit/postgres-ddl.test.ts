import { collectionDdl } from '../../cloudfunctions/adapters/postgres/postgres.ddl'
import { COLLECTIONS } from '../../cloudfunctions/runtime/collections'
import { defineCollection, type StoredDocument } from '../../cloudfunctions/shared/documents'

interface Entry extends StoredDocument {
  readonly at: string
  readonly tokens: readonly string[]
}

const built = (statements: readonly string[]): string[] =>
  statements
    .filter((statement) => statement.startsWith('create index'))
    .map((statement) => statement.replace(/^.*? on /, ''))

test('two declared indexes that are the same tree are built, and written at every commit, once', () => {
  const entries = defineCollection<Entry>('entries', [
    { name: 'by_token', equals: [], order: 'at', contains: 'tokens' },
    { name: 'by_time', equals: [], order: 'at' },
  ])
  const { statements, indexes } = collectionDdl(entries)
  expect(built(statements)).toEqual([
    '"entries" ("x_at", id)',
    expect.stringContaining("using gin (minsheng_tokens(doc->'tokens'))"),
  ])
  expect(indexes).toHaveLength(2)
})

test('no collection has the same index twice', () => {
  const twice = COLLECTIONS.flatMap((collection) => {
    const all = built(collectionDdl(collection).statements)
    return all.filter((one, at) => all.indexOf(one) !== at)
  })
  expect(twice).toEqual([])
})
