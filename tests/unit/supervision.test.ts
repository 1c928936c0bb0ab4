import { memoryStore } from '../../cloudfunctions/adapters/memory'
import { supervisionSuite } from './supervision.suite'

describe('督办 in memory', () => {
  supervisionSuite(async () => memoryStore())
})
