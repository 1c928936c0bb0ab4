export { FILE_REASONS, ROW_REASONS, type RowField } from './copy'
export { historyMessages } from './history.store'
export {
  fieldOf,
  MAX_ROW_CHARACTERS,
  missingColumns,
  type SourceRow,
  toFields,
  UnreadableFileError,
} from './source-row'
export { importHistory, type ImportReport } from './usecases/import-history'
