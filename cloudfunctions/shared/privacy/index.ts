export type { ScanContext } from './finding'
export { namesSaid } from './names'
export {
  contextOfReader,
  type Dismissal,
  isOwn,
  keepTextCheck,
  openFindings,
  requirePublicText,
  textChecks,
} from './public-text'
export { mask, masked, scan } from './scan'
