import type cloudSdk from 'wx-server-sdk'
import { cloudbaseStore } from '../../cloudfunctions/adapters/cloudbase'
import { COLLECTIONS } from '../../cloudfunctions/runtime/collections'
import type { DocumentStore } from '../../cloudfunctions/shared/documents'
import { type CloudbaseWire, startCloudbaseWire } from './cloudbase-wire'

/** The genuine SDK, speaking to a wire double of its own. */
export interface CloudbaseSdk {
  readonly cloud: typeof cloudSdk
  readonly wire: CloudbaseWire
}

/** Starts the double and loads the SDK in its environment; once per test file, since the SDK reads it when it loads. */
export async function openCloudbase(collections: readonly string[]): Promise<CloudbaseSdk> {
  const wire = await startCloudbaseWire(collections)
  Object.assign(process.env, wire.environment)
  const { default: cloud } = await import('wx-server-sdk')
  cloud.init({ env: wire.environment['TCB_ENV'] ?? '' })
  return { cloud, wire }
}

/** A store on the double with every collection of the city. */
export interface TestCloudStore {
  /** The store with nothing in it. */
  emptied(): Promise<DocumentStore>
  close(): Promise<void>
}

export async function openTestCloudStore(): Promise<TestCloudStore> {
  const { cloud, wire } = await openCloudbase(COLLECTIONS.map(({ name }) => name))
  return {
    async emptied() {
      wire.clear()
      return cloudbaseStore(cloud)
    },
    close: () => wire.close(),
  }
}
