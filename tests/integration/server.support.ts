import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { memoryStore } from '../../cloudfunctions/adapters/memory'
import { directories, DIRECTORY_ID, storedDirectory } from '../../cloudfunctions/hall'
import { identifyBearer, jwtTokens } from '../../cloudfunctions/identity'
import { demoIdentityFunction } from '../../cloudfunctions/identity/demo'
import type { AccessLine } from '../../cloudfunctions/runtime/node-server.log'
import { nodeServer, type NodeServerParts } from '../../cloudfunctions/runtime/node-server'
import type { Unit } from '../../cloudfunctions/hall'
import type { DocumentStore } from '../../cloudfunctions/shared/documents'
import { MovedClock } from '../support/small-city'

/** Ids that are counted: the same in every run. */
const countingIds = () => {
  let count = 0
  return { next: () => `id${(count += 1)}` }
}

const unit = (id: string, more: Partial<Unit> = {}): Unit => ({
  id,
  name: `${id}单位`,
  kind: 'department',
  topics: ['a', 'b'],
  keywords: [],
  ...more,
})
const CITY = {
  id: DIRECTORY_ID,
  cityName: '示范市',
  hotline: '12345',
  units: [unit('water'), unit('heat'), unit('east', { kind: 'district' }), unit('east-town', { parentId: 'east' })],
  posts: [{ id: 'mayor', name: '市长信箱', unitId: 'water' }],
}

/** A demonstration server over a memory store, with what a test wants to look at. */
export async function demoParts(more: Partial<NodeServerParts> = {}) {
  const clock = new MovedClock()
  const ids = countingIds()
  const store: DocumentStore = memoryStore()
  await store.transact(async (transaction) => transaction.insert(directories, CITY))
  const tokens = jwtTokens({ key: Buffer.alloc(32, 7), issuer: 'minsheng-demo', lifetimeSeconds: 3600, clock })
  const lines: AccessLine[] = []
  const parts: NodeServerParts = {
    modules: [demoIdentityFunction({ store, ids, clock, tokens, directory: storedDirectory(store, clock) })],
    identify: identifyBearer(tokens, store),
    isReady: async () => true,
    ids,
    log: (line) => lines.push(line),
    onlyThisMachine: true,
    ...more,
  }
  return { parts, store, clock, lines, tokens }
}

/** Starts a server on a free port; `close` ends it. */
export async function listen(parts: NodeServerParts) {
  const app = nodeServer(parts)
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  return {
    app,
    port,
    url: `http://127.0.0.1:${port}`,
    /** Sends bytes as they are and reads the answer until the server closes the connection. */
    raw: (bytes: string | Buffer) =>
      new Promise<string>((resolve, reject) => {
        const chunks: Buffer[] = []
        const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
        socket.on('data', (chunk) => {
          chunks.push(chunk)
          if (Buffer.concat(chunks).includes('\r\n\r\n')) socket.end()
        })
        socket.on('close', () => resolve(Buffer.concat(chunks).toString('utf8')))
        socket.on('error', reject)
      }),
  }
}

/** A built client in a folder of its own. */
export function pageFolder(): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'minsheng-pages-'))
  writeFileSync(
    join(folder, 'index.html'),
    '<html><script>root()</script><script src="/app.0123456789.js"></script></html>',
  )
  writeFileSync(join(folder, 'app.0123456789.js'), 'plain()')
  writeFileSync(join(folder, 'app.0123456789.js.gz'), 'packed')
  return { folder, remove: () => rmSync(folder, { recursive: true }) }
}
