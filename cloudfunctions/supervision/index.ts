export { supervisionFunction } from './function'
export { supervisionProjector } from './projector'
export { clocks, supervisionDocuments } from './supervision.store'
export { climbLadders } from './usecases/climb-ladders'
