import type { Collection, IndexDeclaration, StoredDocument } from '../../shared/documents'

/** An index as CloudBase's management interface takes it (`CreateIndexes`). */
export interface CloudbaseIndex {
  readonly IndexName: string
  readonly MgoKeySchema: {
    readonly MgoIsUnique: false
    readonly MgoIndexKeys: readonly { readonly Name: string; readonly Direction: '1' }[]
  }
}

/** One collection to deploy. */
export interface CloudbaseCollectionManifest {
  readonly collectionName: string
  /** Only functions read and write; no client of the mini program does. The deployment checks it. */
  readonly aclTag: 'ADMINONLY'
  readonly indexes: readonly CloudbaseIndex[]
}

/** What the CloudBase database needs before the functions run: every declared collection, closed, with its indexes. */
export const cloudbaseManifest = (collections: readonly Collection<StoredDocument>[]): CloudbaseCollectionManifest[] =>
  collections.map(({ name, indexes }) => ({
    collectionName: name,
    aclTag: 'ADMINONLY',
    indexes: indexes.flatMap((index) => {
      const keys = keysOf(index)
      // `_id` alone is there by itself
      return keys.length === 1
        ? []
        : [{ IndexName: index.name, MgoKeySchema: { MgoIsUnique: false, MgoIndexKeys: keys } }]
    }),
  }))

/** Equality first, then the token, then order and id: one index serves both directions. */
function keysOf(index: IndexDeclaration): { Name: string; Direction: '1' }[] {
  const fields = [...index.equals, index.contains, index.order, '_id']
  return fields.flatMap((field) =>
    field === undefined ? [] : [{ Name: field === 'id' ? '_id' : field, Direction: '1' }],
  )
}
