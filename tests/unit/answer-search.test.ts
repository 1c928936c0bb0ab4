import { memoryStore } from '../../cloudfunctions/adapters/memory'
import { answerSearchSuite } from './answer-search.suite'

describe('searching public answers in memory', () => {
  answerSearchSuite(async () => memoryStore())
})
