import { cloudbaseStore } from '../../cloudfunctions/adapters/cloudbase'
import { openCloudbase } from '../support/cloudbase-sdk'
import { documentStoreSuite } from './document-store.suite'
import { SUITE_COLLECTIONS } from './thing'

documentStoreSuite('cloudbase', async () => {
  const { cloud, wire } = await openCloudbase(SUITE_COLLECTIONS.map(({ name }) => name))
  return { store: cloudbaseStore(cloud), close: () => wire.close() }
})
