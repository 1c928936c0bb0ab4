import { held } from './postgres-setup'

/** Jest's globalTeardown: lets go of the test server; nobody else there, it stops. */
export default async function leaveTestServer(): Promise<void> {
  await held.testServer?.close()
}
