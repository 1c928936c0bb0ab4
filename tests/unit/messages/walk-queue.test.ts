import { submitMessage } from '../../../cloudfunctions/messages'
import { walkQueue } from '../../../cloudfunctions/messages/usecases/walk-queue'
import { SubmitMessageInput } from '../../../types/messages.contract'
import { ALWAYS, openSmallCity, people, requestId } from '../../support/small-city'

const QUEUE = 'unit:heating'

/** A city with so many letters in one queue. */
async function cityWith(count: number) {
  const city = openSmallCity()
  for (let n = 1; n <= count; n += 1) {
    const input = {
      requestId: requestId(n),
      kind: 'complaint',
      body: '家里暖气三天不热，没人来修。',
      addresseeId: 'heating',
    }
    await submitMessage(city.deps)(people.citizen, SubmitMessageInput.parse(input))
  }
  return city
}

describe("a timer's queue", () => {
  it('is walked to its end, past whatever stays as it is', async () => {
    const city = await cityWith(120)
    const seen: string[] = []
    const done = await walkQueue(city.deps, { queue: QUEUE, more: ALWAYS }, (id) =>
      Promise.resolve(seen.push(id) > 110 ? 1 : 0),
    )
    expect([done, seen.length, new Set(seen).size]).toEqual([10, 120, 120])
  })

  it('is walked past whatever fails; the first failure is told at the end', async () => {
    const city = await cityWith(60)
    let seen = 0
    const walk = walkQueue(city.deps, { queue: QUEUE, more: ALWAYS }, () => {
      seen += 1
      return seen <= 55 ? Promise.reject(new Error(`failure ${seen}`)) : Promise.resolve(1)
    })
    await expect(walk).rejects.toThrow('failure 1')
    expect(seen).toBe(60)
  })

  it('is left where the time is over', async () => {
    const city = await cityWith(3)
    let seen = 0
    const more = { goOn: () => seen < 2 }
    expect(await walkQueue(city.deps, { queue: QUEUE, more }, () => Promise.resolve((seen += 1) && 1))).toBe(2)
  })
})
