import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'

/** The port of the last time, so that who reconnects after a break finds it; another one where that is taken. */
export async function choosePort(dataDir: string): Promise<number> {
  const file = join(dataDir, 'postgres.port')
  const last = Number.parseInt(await readFile(file, 'utf8').catch(() => ''), 10)
  const port = (Number.isInteger(last) && (await listenOnce(last))) || (await listenOnce(0))
  await writeFile(file, `${port}\n`)
  return port
}

/** Listens for a moment. @returns the port, 0 when it is taken. */
function listenOnce(port: number): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(0))
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
