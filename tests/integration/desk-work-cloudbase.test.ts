import { openTestCloudStore, type TestCloudStore } from '../support/cloudbase-sdk'
import { deskWorkSuite } from './desk-work.suite'

let cloud: TestCloudStore
beforeAll(async () => {
  cloud = await openTestCloudStore()
})
afterAll(() => cloud.close())

describe('working through many messages on CloudBase', () => deskWorkSuite(() => cloud.emptied()))
