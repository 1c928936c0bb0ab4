import { memoryStore } from '../../cloudfunctions/adapters/memory'
import { submitMessage } from '../../cloudfunctions/messages'
import { moduleDeps } from '../../cloudfunctions/runtime/core'
import { everyJob } from '../../cloudfunctions/runtime/schedule-jobs'
import type { JobName } from '../../cloudfunctions/runtime/schedule'
import { DIRECTORY_ID, directories } from '../../cloudfunctions/hall/unit'
import type { DocumentStore, Transaction } from '../../cloudfunctions/shared/documents'
import { SubmitMessageInput } from '../../types/messages.contract'
import { openSmallCity, people, requestId, smallDirectory } from '../support/small-city'

/** What one transaction of WeChat cloud bears ("about a hundred", docs/operations.md). */
const MOST_WRITES = 100

/** Tells how many documents the largest transaction wrote since it was asked last. */
function counting(store: DocumentStore): { store: DocumentStore; largest: () => number } {
  let largest = 0
  const transact: DocumentStore['transact'] = (work) =>
    store.transact(async (transaction) => {
      let writes = 0
      const counted: Transaction = {
        get: (collection, id) => transaction.get(collection, id),
        insert: (...write) => (writes++, transaction.insert(...write)),
        put: (...write) => (writes++, transaction.put(...write)),
        remove: (...write) => (writes++, transaction.remove(...write)),
      }
      const result = await work(counted)
      largest = Math.max(largest, writes)
      return result
    })
  return {
    store: { ...store, transact },
    largest: () => {
      const seen = largest
      largest = 0
      return seen
    },
  }
}

/** A minute in which 70 people wrote of danger to life, each into a collection or two of every consumer. */
async function busyMinute() {
  const counted = counting(memoryStore())
  const city = openSmallCity(counted.store)
  const { id: _id, version: _version, ...directory } = smallDirectory.document
  await counted.store.transact(async (transaction) => {
    transaction.insert(directories, { id: DIRECTORY_ID, ...directory })
  })
  for (let n = 0; n < 70; n += 1) {
    const citizen = { ...people.citizen, id: `citizen-${n}` }
    const body = `小区里燃气泄漏，味道很大，随时可能爆炸，请马上来人。第${n}次反映。`
    const input = { requestId: requestId(n), kind: 'complaint', addresseeId: 'heating', body }
    expect((await submitMessage(city.deps)(citizen, SubmitMessageInput.parse(input))).urgent).toBe(true)
  }
  counted.largest()
  city.clock.onHours(3)
  const deps = { ...moduleDeps(city.deps, counted.store, city.deps.vault, () => undefined) }
  return { deps, largest: counted.largest }
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
})
