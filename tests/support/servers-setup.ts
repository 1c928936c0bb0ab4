import { rmSync } from 'node:fs'
import { openTestServer } from './postgres'
import { dataFolder, SEEDED_FOLDER } from './server-process'

/**
 * Jest's globalSetup: holds the test database for the whole run, so that suites do not start and stop it in turn, and
 * makes the folder in which the demonstration city is seeded when a suite wants it (`copySeededData`).
 */
export default async function holdServers(): Promise<void> {
  held.testServer = await openTestServer()
  process.env[SEEDED_FOLDER] = dataFolder()
}

/** Jest's globalTeardown: lets go of the database, which stops when nobody else is there, and forgets the city. */
export async function leaveServers(): Promise<void> {
  await held.testServer?.close()
  const folder = process.env[SEEDED_FOLDER]
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
}

/** What setup leaves for teardown: Jest gives the two nothing else in common. */
const held = globalThis as { testServer?: { close(): Promise<void> } }
