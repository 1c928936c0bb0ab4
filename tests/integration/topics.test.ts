import { openTestStore, type TestStore } from '../support/postgres-store'
import { answerSearchSuite } from '../unit/answer-search.suite'
import { decisionRacesSuite } from '../unit/topics/decisions-races.suite'
import { decisionsSuite } from '../unit/topics/decisions.suite'
import { topicsSuite } from '../unit/topics/topics.suite'

let database: TestStore
beforeAll(async () => {
  database = await openTestStore()
})
afterAll(() => database.close())

const emptied = () => database.emptied()

describe('热点话题 on PostgreSQL', () => {
  topicsSuite(emptied)
  decisionsSuite(emptied)
  decisionRacesSuite(emptied)
})

describe('searching public answers on PostgreSQL', () => {
  answerSearchSuite(emptied)
})
