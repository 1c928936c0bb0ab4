import cloud from 'wx-server-sdk'
import { cloudbaseStore } from '../../../cloudfunctions/adapters/cloudbase'
import { documentStoreSuite } from '../document-store.suite'
import { SUITE_COLLECTIONS } from '../thing'
import { type ProbeReport, ProbeRunner } from './runner'

/** A function may run 60 seconds here; the rest is for the next call. */
const LIMIT_MS = 50_000

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV as unknown as string })

/**
 * The conformance suite as a cloud function, for a test environment: asks the real database what the double in
 * tests/support only believes. Its two collections are emptied first, and hold nothing else.
 *
 * Call it with `{}`; while the answer says `left`, call it again with `{from: <how many are done>}`.
 */
export async function main(event: { readonly from?: number } = {}): Promise<ProbeReport> {
  for (const { name } of SUITE_COLLECTIONS) await empty(name)
  const runner = new ProbeRunner()
  runner.collect(() =>
    documentStoreSuite('cloudbase', () =>
      Promise.resolve({ store: cloudbaseStore(cloud), close: () => Promise.resolve() }),
    ),
  )
  const from = event.from
  return runner.run(typeof from === 'number' && Number.isSafeInteger(from) && from > 0 ? from : 0, LIMIT_MS)
}

async function empty(collection: string): Promise<void> {
  const documents = cloud.database().collection(collection)
  for (;;) {
    // Without callbacks in its options the SDK answers a promise of the documents, whatever its types allow.
    const { data } = (await documents.limit(100).get()) as { data: readonly { readonly _id: string }[] }
    if (data.length === 0) return
    for (const { _id } of data) await documents.doc(_id).remove({})
  }
}
