export { routeByWords } from './route-by-words'
export { SHIPPED_TREE } from './domain/category-tree'
export type { Lists } from './domain/classifier'
export { confusionPicture } from './domain/confusion-picture'
export type { Category, DutyClause } from './domain/duty'
export type { Example } from './domain/examples'
export { type Measures, mean, spread } from './domain/measure'
export { UNLEARNT } from './domain/learned-model'
export { readLists, storeDuties, storeTree } from './list-store'
export { readModelInForce } from './model-store'
export {
  categoryTrees,
  dutyLists,
  routingLessons,
  routingModelParts,
  routingModels,
  routingStates,
  STATE_ID,
} from './routing.store'
export { type Labelled, measureByFolds, measureModel, measureSpeed, withoutCopies } from './usecases/measure-routing'
export { trainFromFile } from './usecases/train-from-file'
