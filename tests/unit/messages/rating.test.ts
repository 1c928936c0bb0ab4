import { messages } from '../../../cloudfunctions/messages'
import { people } from '../../support/small-city'
import { HandledCase } from './handled-case'

describe('a rating', () => {
  const rated = async (satisfaction: number, solved: 'yes' | 'partly' | 'no') => {
    const one = await HandledCase.open()
    await one.reply()
    one.view = await one.handling.rate(people.citizen, { id: one.view.id, solved, satisfaction })
    return one
  }

  it.each([
    [5, 'yes', 'closed'],
    [3, 'partly', 'closed'],
    [2, 'yes', 'replied'],
    [1, 'no', 'replied'],
    // Friendly as it may have been: nothing is solved.
    [5, 'no', 'replied'],
  ] as const)(
    'of %i, solved: %s, leaves it %s; discontent is called back about, and nobody rates twice',
    async (...given) => {
      const [satisfaction, solved, status] = given
      const one = await rated(satisfaction, solved)
      expect(one.view.status).toBe(status)
      const calledBack = status === 'replied'
      expect(one.view.callBack).toEqual(calledBack ? { dueOn: '2026-07-08' } : undefined)
      expect((await one.see('dispatcher')).allowedActions.includes('call_back')).toBe(calledBack)
      expect(one.view.allowedActions).not.toContain('rate')
      expect(await one.city.store.get(messages, one.view.id)).toMatchObject({ rated: true, callBackOpen: calledBack })
    },
  )

  it.each([
    [4, 'yes'],
    [1, 'no'],
  ] as const)('of %i, solved: %s, counts for the unit that answered', async (satisfaction, solved) => {
    const one = await rated(satisfaction, solved)
    expect((await one.events()).filter(({ type }) => type === 'rated')).toMatchObject([
      { rated: { satisfaction, unitId: 'heating' } },
    ])
    expect(one.view.timeline).toContainEqual(expect.objectContaining({ what: 'rated', unitName: '市供热公司' }))
  })
})
