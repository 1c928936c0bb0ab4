import { openTestStore, type TestStore } from '../support/postgres-store'
import { sendingSuite } from '../unit/notifications-sending.suite'
import { notificationsSuite } from '../unit/notifications.suite'

let database: TestStore
beforeAll(async () => {
  database = await openTestStore()
})
afterAll(() => database.close())

const emptied = () => database.emptied()

describe('notices on PostgreSQL', () => notificationsSuite(emptied))
describe('订阅消息 on PostgreSQL', () => sendingSuite(emptied))
