export { exportDays, exportFiles } from './exports.store'
export { exportsFunction } from './function'
export { purgeExports } from './usecases/purge-exports'
export type { Sheet, Workbook, WriteWorkbook } from './workbook'
