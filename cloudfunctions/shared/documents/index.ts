export {
  type Collection,
  defineCollection,
  type IndexDeclaration,
  type NewDocument,
  type StoredDocument,
} from './collection'
export {
  type DocumentReader,
  type DocumentStore,
  DuplicateIdError,
  type Page,
  type Query,
  type Transaction,
} from './document-store'
export { removeBefore } from './remove-before'
export { scan } from './scan'
