import { memoryStore } from '../../../../cloudfunctions/adapters/memory'
import { bulkSuite } from './bulk.suite'

describe('one action on many messages', () => bulkSuite(() => Promise.resolve(memoryStore())))
