import { memoryStore } from '../../cloudfunctions/adapters/memory'
import { documentStoreSuite } from './document-store.suite'

documentStoreSuite('memory', async () => ({ store: memoryStore(), close: async () => undefined }))
