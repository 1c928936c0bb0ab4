import { cloudbaseStore } from '../../cloudfunctions/adapters/cloudbase'
import { COLLECTIONS } from '../../cloudfunctions/runtime/collections'
import { type CloudbaseSdk, openCloudbase } from '../support/cloudbase-sdk'
import { answerSearchSuite } from '../unit/answer-search.suite'
import { decisionRacesSuite } from '../unit/topics/decisions-races.suite'
import { decisionsSuite } from '../unit/topics/decisions.suite'

let sdk: CloudbaseSdk
beforeAll(async () => {
  sdk = await openCloudbase(COLLECTIONS.map(({ name }) => name))
})
afterAll(() => sdk.wire.close())

const emptied = async () => {
  sdk.wire.clear()
  return cloudbaseStore(sdk.cloud)
}

describe('热点话题 on CloudBase', () => {
  decisionsSuite(emptied)
  decisionRacesSuite(emptied)
})

describe('searching public answers on CloudBase', () => {
  answerSearchSuite(emptied)
})
