import type cloudSdk from 'wx-server-sdk'
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
