import { memoryStore } from '../../../../cloudfunctions/adapters/memory'
import { templatesSuite } from './templates.suite'

describe('reply templates', () => templatesSuite(() => Promise.resolve(memoryStore())))
