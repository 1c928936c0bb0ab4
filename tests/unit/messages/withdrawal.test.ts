import { messages } from '../../../cloudfunctions/messages'
import { people } from '../../support/small-city'
import { HandledCase } from './handled-case'

describe('a message that its owner takes back', () => {
  const withdrawn = async (kind: string, voluntary: boolean) => {
    const one = new HandledCase()
    await one.submit({ kind, body: '和平路停暖三天了，家里只有十度。' })
    one.view = await one.handling.withdraw(people.citizen, { ...one.on(), voluntary })
    return one
  }

  it.each([
    ['help', true, 'at once'],
    ['inquiry', true, 'at once'],
    // Somebody may have pressed for it.
    ['help', false, 'once a dispatcher made sure'],
    ['complaint', true, 'once a dispatcher made sure'],
    ['report', true, 'once a dispatcher made sure'],
  ] as const)('as %s, of their own will: %s, ends %s', async (kind, voluntary, when) => {
    const one = await withdrawn(kind, voluntary)
    const waits = when !== 'at once'
    expect(one.view.status === 'withdrawn').toBe(!waits)
    expect((await one.see('dispatcher')).allowedActions.includes('confirm_withdrawal')).toBe(waits)
    expect((await one.events()).at(-1)?.type).toBe(waits ? 'withdrawal_requested' : 'withdrawn')
    // Whether it was of their own will stays on record.
    expect((await one.city.store.get(messages, one.view.id))?.withdrawal).toMatchObject({ voluntary })
  })

  it('goes on where a dispatcher says no, which its owner reads, and staff why', async () => {
    const one = await withdrawn('complaint', false)
    await one.handling.confirm_withdrawal(people.dispatcher, { ...one.on(), confirmed: false, note: '系单位劝撤' })
    expect((await one.see('citizen')).timeline.at(-1)).toEqual({ what: 'withdrawal_declined', at: expect.any(String) })
    expect((await one.see('dispatcher')).timeline.at(-1)).toMatchObject({ note: '系单位劝撤' })
  })
})
