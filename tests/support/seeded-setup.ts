import { rmSync } from 'node:fs'
import { buildServerBundle, dataFolder, SEEDED_FOLDER, startServerProcess } from './server-process'

/**
 * Jest's globalSetup: seeds the demonstration city once for the whole run. Every suite begins with a copy of it
 * (`copySeededData`), as the city is when it was just opened.
 */
export default async function seedOnce(): Promise<void> {
  const folder = dataFolder()
  process.env[SEEDED_FOLDER] = folder
  const server = await startServerProcess(await buildServerBundle(), folder)
  const code = await server.stop()
  if (code !== 0) throw new Error(`the server that seeds ended with ${String(code)}: ${server.said.join('\n')}`)
}

/** Jest's globalTeardown for it. */
export function forgetSeeded(): void {
  const folder = process.env[SEEDED_FOLDER]
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
}
