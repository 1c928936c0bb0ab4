import { memoryStore } from '../../../../cloudfunctions/adapters/memory'
import { filtersSuite } from './filters.suite'

describe('filters of the inbox', () => filtersSuite(() => Promise.resolve(memoryStore())))
