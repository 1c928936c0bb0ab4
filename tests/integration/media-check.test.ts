import { cloudbaseStore } from '../../cloudfunctions/adapters/cloudbase'
import { COLLECTIONS } from '../../cloudfunctions/runtime/collections'
import { type CloudbaseSdk, openCloudbase } from '../support/cloudbase-sdk'
import { openEmptiedPostgres } from '../support/empty-postgres'
import { mediaCheckSuite } from './media-check.suite'

describe('answers of WeChat on PostgreSQL', () => {
  let postgres: Awaited<ReturnType<typeof openEmptiedPostgres>>
  beforeAll(async () => {
    postgres = await openEmptiedPostgres()
  })
  afterAll(() => postgres.close())
  mediaCheckSuite(() => postgres.emptied())
})

describe('answers of WeChat on CloudBase', () => {
  let sdk: CloudbaseSdk
  beforeAll(async () => {
    sdk = await openCloudbase(COLLECTIONS.map(({ name }) => name))
  })
  afterAll(() => sdk.wire.close())
  mediaCheckSuite(async () => {
    sdk.wire.clear()
    return cloudbaseStore(sdk.cloud)
  })
})
