import { openTestServer } from './postgres'

/** Jest's globalSetup: holds the test server for the whole run, so that suites do not start and stop it in turn. */
export default async function holdTestServer(): Promise<void> {
  held.testServer = await openTestServer()
}

/** What setup leaves for teardown: Jest gives the two nothing else in common. */
export const held = globalThis as { testServer?: { close(): Promise<void> } }
