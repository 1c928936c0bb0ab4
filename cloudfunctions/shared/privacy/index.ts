export type { Finding, ScanContext } from './finding'
export { maskedValue } from './masked'
export { type Dismissal, isOwn, keepTextCheck, openFindings, requirePublicText, textChecks } from './public-text'
export { mask, masked, scan } from './scan'
