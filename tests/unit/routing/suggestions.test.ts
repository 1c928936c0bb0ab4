import { people } from '../../support/small-city'
import { openRouting, TABLE } from './routing.city'

describe('suggestions for a message at the desk', () => {
  it('ranks units with reasons; one that gave it back stands behind', async () => {
    const { call, write } = openRouting()
    await write('m1', '暖气不热，出租车拒载，公交也不来', { formerUnitIds: ['heating'] })
    await call(people.chief, 'import_duties', { table: TABLE })
    const { candidates } = await call(people.dispatcher, 'suggestions', { messageId: 'm1' })
    expect(candidates.map(({ unitId }) => unitId)).toEqual(['traffic', 'heating'])
    await expect(call(people.dispatcher, 'suggestions', { messageId: 'none' })).rejects.toMatchObject({
      code: 'not_found',
    })
    for (const actor of [people.handler, people.admin, people.auditor])
      await expect(call(actor, 'suggestions', { messageId: 'm1' })).rejects.toMatchObject({ code: 'forbidden' })
  })
})
