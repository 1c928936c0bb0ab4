import { cloudbaseStore } from '../../cloudfunctions/adapters/cloudbase'
import { COLLECTIONS } from '../../cloudfunctions/runtime/collections'
import { type CloudbaseSdk, openCloudbase } from '../support/cloudbase-sdk'
import { deskWorkSuite } from './desk-work.suite'

let sdk: CloudbaseSdk
beforeAll(async () => {
  sdk = await openCloudbase(COLLECTIONS.map(({ name }) => name))
})
afterAll(() => sdk.wire.close())

describe('working through many messages on CloudBase', () =>
  deskWorkSuite(async () => {
    sdk.wire.clear()
    return cloudbaseStore(sdk.cloud)
  }))
