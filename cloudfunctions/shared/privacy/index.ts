export type { Finding, ScanContext } from './finding'
export { maskedValue } from './masked'
export { mask, masked, scan } from './scan'
