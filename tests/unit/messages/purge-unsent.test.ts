import { memoryStore } from '../../../cloudfunctions/adapters/memory'
import { purgeUnsentSuite } from './purge-unsent.suite'

describe('what was never sent', () => purgeUnsentSuite(() => Promise.resolve(memoryStore())))
