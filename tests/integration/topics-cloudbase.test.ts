import { openTestCloudStore, type TestCloudStore } from '../support/cloudbase-sdk'
import { answerSearchSuite } from '../unit/answer-search.suite'
import { decisionRacesSuite } from '../unit/topics/decisions-races.suite'
import { decisionsSuite } from '../unit/topics/decisions.suite'

let cloud: TestCloudStore
beforeAll(async () => {
  cloud = await openTestCloudStore()
})
afterAll(() => cloud.close())

const emptied = () => cloud.emptied()

describe('热点话题 on CloudBase', () => {
  decisionsSuite(emptied)
  decisionRacesSuite(emptied)
})

describe('searching public answers on CloudBase', () => {
  answerSearchSuite(emptied)
})
