import { memoryStore } from '../../../cloudfunctions/adapters/memory'
import { pack, unpack } from '../../../cloudfunctions/topics/pack'
import { signatureOf } from '../../../cloudfunctions/topics/domain/signature'
import { decisionRacesSuite } from './decisions-races.suite'
import { decisionsSuite } from './decisions.suite'
import { topicsSuite } from './topics.suite'

describe('热点话题 in memory', () => {
  topicsSuite(async () => memoryStore())
  decisionsSuite(async () => memoryStore(), 30)
  decisionRacesSuite(async () => memoryStore())
})

it('a signature comes out as it was packed', () => {
  const signature = signatureOf({ title: '锦绣新城搅拌站', body: '噪音和粉尘影响居民。' })
  expect(unpack(pack(signature))).toEqual(signature)
  expect(unpack('')).toEqual({ tokens: [], weights: [] })
})
