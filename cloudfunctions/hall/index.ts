export { type Directory, type DirectorySource, publishedNumbers, storedDirectory, toDirectory } from './directory'
export { hallFunction, type HallDeps } from './function'
export type { AnsweringFigures, HandlerRoster, UnitAnswering } from './ports'
export { ownFollows } from './own-follows'
export { readUnits } from './read-units'
export { storeDirectory } from './store-directory'
export { takeUnits, type TakeUnitsDeps } from './take-units'
export {
  directories,
  DIRECTORY_ID,
  type DirectoryDocument,
  districtNamed,
  type Post,
  type Unit,
  unitsByName,
} from './unit'
