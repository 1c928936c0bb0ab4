import { memoryStore } from '../../cloudfunctions/adapters/memory'
import { submitMessage } from '../../cloudfunctions/messages'
import { moduleDeps } from '../../cloudfunctions/runtime/core'
import { everyJob } from '../../cloudfunctions/runtime/schedule-jobs'
import type { JobName } from '../../cloudfunctions/runtime/schedule'
import { DIRECTORY_ID, directories } from '../../cloudfunctions/hall/unit'
import { SubmitMessageInput } from '../../types/messages.contract'
import { SHEET_LIMITS } from '../../types/messages.terms'
import { openSmallCity, people, requestId, smallDirectory } from '../support/small-city'
import { watchedStore } from '../support/watched-store'

/** What one transaction of WeChat cloud bears ("about a hundred", docs/operations.md). */
const MOST_WRITES = 100

/** A minute in which 70 people wrote of danger to life, each into a collection or two of every consumer. */
async function busyMinute() {
  let most = 0
  const store = watchedStore(memoryStore(), (deeds) => {
    most = Math.max(most, deeds.filter(({ what }) => what !== 'get').length)
  })
  const city = openSmallCity(store)
  const { id: _id, version: _version, ...directory } = smallDirectory.document
  await store.transact(async (transaction) => {
    transaction.insert(directories, { id: DIRECTORY_ID, ...directory })
  })
  for (let n = 0; n < 70; n += 1) {
    const citizen = { ...people.citizen, id: `citizen-${n}` }
    const body = `小区里燃气泄漏，味道很大，随时可能爆炸，请马上来人。第${n}次反映。`
    const input = { requestId: requestId(n), kind: 'complaint', addresseeId: 'heating', body }
    expect((await submitMessage(city.deps)(citizen, SubmitMessageInput.parse(input))).urgent).toBe(true)
  }
  /** How many documents the largest transaction wrote since this was asked last. */
  const largest = (): number => {
    const seen = most
    most = 0
    return seen
  }
  largest()
  city.clock.onHours(3)
  const deps = { ...moduleDeps(city.deps, store, city.deps.vault, () => undefined) }
  return { deps, largest }
}

describe('on WeChat cloud', () => {
  it('no sweep and no job of a busy minute writes more in one transaction than the platform takes', async () => {
    const { deps, largest } = await busyMinute()
    const deadline = Date.parse(deps.clock.now()) + 15_000
    const wrote: [JobName, number][] = []
    for (const name of Object.keys(everyJob) as JobName[]) {
      if (name.startsWith('audit.')) continue // sealed by the batch of its home (`cloudbase.main.ts`)
      expect([name, await everyJob[name]({ deps, holder: 'tick', deadline })]).toEqual([name, true])
      wrote.push([name, largest()])
    }
    expect(wrote.filter(([, writes]) => writes > MOST_WRITES)).toEqual([])
    expect(wrote.filter(([, writes]) => writes > 60).length).toBeGreaterThan(1)
  })

  it('a signed sheet of the most parts goes in one transaction: its parts, itself and a line of the audit log', () => {
    expect(SHEET_LIMITS.parts + 2).toBeLessThanOrEqual(MOST_WRITES)
  })
})
