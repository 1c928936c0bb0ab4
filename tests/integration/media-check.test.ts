import { openTestCloudStore, type TestCloudStore } from '../support/cloudbase-sdk'
import { openTestStore, type TestStore } from '../support/postgres-store'
import { mediaCheckSuite } from './media-check.suite'

describe('answers of WeChat on PostgreSQL', () => {
  let postgres: TestStore
  beforeAll(async () => {
    postgres = await openTestStore()
  })
  afterAll(() => postgres.close())
  mediaCheckSuite(() => postgres.emptied())
})

describe('answers of WeChat on CloudBase', () => {
  let cloud: TestCloudStore
  beforeAll(async () => {
    cloud = await openTestCloudStore()
  })
  afterAll(() => cloud.close())
  mediaCheckSuite(() => cloud.emptied())
})
