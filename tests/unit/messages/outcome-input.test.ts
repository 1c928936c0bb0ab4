import { messagesContract } from '../../../types/messages.contract'
import { OUTCOME_OF_WORD, OUTCOMES } from '../../../types/messages.terms'
import { OUTCOME_WORDS } from '../../../src/copy/terms'

describe('an outcome on the wire', () => {
  const parsed = (outcome: unknown) =>
    messagesContract.draft_reply.input.safeParse({ id: 'm', version: 1, body: '已经修好了。', outcome }).data?.outcome

  it('is read by its id and by the Chinese word that the pages show for it', () => {
    for (const outcome of OUTCOMES) {
      expect(parsed(outcome)).toBe(outcome)
      expect(parsed(OUTCOME_WORDS[outcome])).toBe(outcome)
    }
    expect(Object.keys(OUTCOME_OF_WORD)).toHaveLength(OUTCOMES.length)
  })

  it('is nothing else', () => {
    for (const outcome of ['办好了', 'toString', '', 1, null]) expect(parsed(outcome)).toBeUndefined()
  })
})
