import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sorted, WireDatabase, WireError } from './cloudbase-wire.database'
import type { StoredDocument } from '../../cloudfunctions/shared/documents'
import { type Ejson, ejson, type EjsonDocument, plain, type Plain } from './cloudbase-wire.ejson'
import { type StorageRequest, WireStorage } from './cloudbase-wire.storage'

/** One request as `wx-server-sdk` sends it; only the fields that the double reads. */
interface WireRequest extends StorageRequest {
  readonly action: string
  readonly collectionName?: string
  readonly transactionId?: string
  readonly queryType?: 'DOC' | 'WHERE'
  readonly query?: string
  readonly order?: string
  readonly limit?: number
  readonly offset?: number
  readonly data?: string | readonly string[]
  readonly merge?: boolean
}
/** What a test may look at: which calls were made, and which of them within a transaction. */
export type WireCall = Pick<WireRequest, 'action' | 'collectionName' | 'queryType' | 'transactionId'>

/** What the smallest plan of the platform bears, whoever asks. */
const MOST_AT_ONCE = 20
/** What was refused for this has touched nothing: a transaction goes on. */
const REFUSED_AT_THE_DOOR: ReadonlySet<string> = new Set(['EXCEED_REQUEST_LIMIT', 'EXCEED_CONCURRENT_REQUEST_LIMIT'])

/** A local stand-in for the CloudBase database, spoken to by the genuine SDK. */
export interface CloudbaseWire {
  /** What a process needs in its environment before it loads `wx-server-sdk`. */
  readonly environment: Readonly<Record<string, string>>
  readonly calls: readonly WireCall[]
  /** The next request with this action fails so, and changes nothing; in a transaction it ends it. */
  failNext(action: string, code: string, message: string): void
  /** The next request with this action is done, and its answer is this failure all the same. */
  loseAnswer(action: string, code: string, message: string): void
  /** Until told otherwise no request is answered, but those that are refused for too many being under way. @returns to go on */
  hold(): () => void
  /** Documents of one collection, as if they had always been there. */
  load<D extends StoredDocument>(collection: string, documents: readonly D[]): void
  /** Every collection is empty again, and open transactions are forgotten. */
  clear(): void
  close(): Promise<void>
}

export async function startCloudbaseWire(collections: readonly string[]): Promise<CloudbaseWire> {
  const database = new WireDatabase(collections)
  const calls: WireCall[] = []
  let origin = ''
  const storage = new WireStorage(() => origin)
  const failures: { action: string; error: WireError; done: boolean }[] = []
  const answer = async (request: WireRequest): Promise<object> => {
    const { action, collectionName, queryType, transactionId } = request
    calls.push({ action, collectionName, queryType, transactionId })
    const failing = failures.findIndex((failure) => failure.action === action)
    const [failure] = failing < 0 ? [] : failures.splice(failing, 1)
    if (failure?.done === false) {
      if (transactionId !== undefined && !REFUSED_AT_THE_DOOR.has(failure.error.code)) database.abort(transactionId)
      throw failure.error
    }
    const stored = storage.perform(request)
    const answered = stored === undefined ? await perform(database, request) : { data: stored }
    if (failure !== undefined) throw failure.error
    return answered
  }
  let underWay = 0
  let held = Promise.resolve()
  const server = createServer((incoming, response) => {
    void (async () => {
      if (incoming.url?.startsWith('/storage/') === true) return storage.transfer(incoming, response)
      let body: object
      const isTooMany = (underWay += 1) > MOST_AT_ONCE
      response.on('close', () => (underWay -= 1))
      try {
        const request = JSON.parse(await textOf(incoming)) as WireRequest
        if (isTooMany) throw new WireError('EXCEED_CONCURRENT_REQUEST_LIMIT', 'too many requests at once')
        await held
        body = await answer(request)
      } catch (error) {
        const code = error instanceof WireError ? error.code : 'SYS_ERR'
        body = { code, message: error instanceof Error ? error.message : String(error) }
      }
      response.setHeader('content-type', 'application/json; charset=utf-8')
      response.end(JSON.stringify({ requestId: randomBytes(6).toString('hex'), ...body }))
    })()
  })
  // A function that reckons for seconds finds its connections as it left them.
  server.keepAliveTimeout = 120_000
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  origin = `http://127.0.0.1:${port}`
  return {
    environment: environmentOf(port),
    calls,
    failNext: (action, code, message) =>
      void failures.push({ action, error: new WireError(code, message), done: false }),
    loseAnswer: (action, code, message) =>
      void failures.push({ action, error: new WireError(code, message), done: true }),
    hold: () => {
      let goOn = (): void => undefined
      held = new Promise((resolve) => (goOn = resolve))
      return goOn
    },
    load: (collection, documents) =>
      database.load(
        collection,
        documents.map(({ id, ...fields }) => ({ ...(ejson(fields as Plain & object) as object), _id: id })),
      ),
    clear: () => database.clear(),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

/** The environment of a cloud function; without `SCF` every call would first look for a metadata host. */
const environmentOf = (port: number): Record<string, string> => ({
  TENCENTCLOUD_RUNENV: 'SCF',
  TENCENTCLOUD_REGION: 'ap-shanghai',
  TENCENTCLOUD_SECRETID: 'local',
  TENCENTCLOUD_SECRETKEY: 'local',
  TCB_ENV: 'dev',
  SCF_NAMESPACE: 'dev',
  TCB_CONTEXT_CNFG: JSON.stringify({ URL: `http://127.0.0.1:${port}/admin` }),
  TCB_SOURCE: 'wx_client',
  SILENCE: 'true',
  WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID,WX_UNIONID',
  WX_OPENID: 'oABC-demo',
  WX_APPID: 'wx0000000000000000',
})

async function perform(database: WireDatabase, request: WireRequest): Promise<object> {
  const { action, collectionName: collection = '', transactionId } = request
  switch (action) {
    case 'database.startTransaction':
      return { transactionId: database.start() }
    case 'database.commitTransaction':
      database.commit(transactionId ?? '')
      return {}
    case 'database.abortTransaction':
      database.abort(transactionId ?? '')
      return {}
    case 'database.getDocument': {
      const found = sorted(database.find(collection, conditionOf(request), transactionId), orderOf(request))
      const from = request.offset ?? 0
      const list = found.slice(from, from + Math.min(request.limit ?? 100, 1000))
      return { data: { list: list.map((document) => JSON.stringify(document)) } }
    }
    case 'database.insertDocument': {
      const documents = documentsOf(request)
      for (const document of documents) await database.insert(collection, document, transactionId)
      return { data: { insertedIds: documents.map(({ _id }) => _id) } }
    }
    case 'database.modifyDocument':
      return modify(database, request)
    case 'database.removeDocument': {
      const found = database.find(collection, conditionOf(request), transactionId)
      for (const { _id } of found) await database.replace(collection, _id, null, transactionId)
      return { data: { deleted: found.length } }
    }
    default:
      throw new WireError('INVALID_PARAM', `the double has no ${action}`)
  }
}

/** `doc.set` replaces or creates; `update` (merge) changes dotted fields one by one, which is how `{}` gets lost. */
async function modify(database: WireDatabase, request: WireRequest): Promise<object> {
  const { collectionName: collection = '', transactionId } = request
  const condition = conditionOf(request)
  const found = database.find(collection, condition, transactionId)
  const data = JSON.parse(String(request.data)) as Record<string, Ejson>
  if (request.merge === false) {
    const { _id } = condition
    if (typeof _id !== 'string') throw new WireError('INVALID_PARAM', 'doc.set takes an _id')
    await database.replace(collection, _id, { ...data, _id }, transactionId)
    return { data: found.length > 0 ? { updated: 1 } : { updated: 0, upsert_id: _id } }
  }
  for (const document of found) {
    const changed = structuredClone(document) as Record<string, Ejson> & { _id: string }
    for (const [path, value] of Object.entries((data['$set'] ?? {}) as Record<string, Ejson>))
      setAt(changed, path.split('.'), value)
    await database.replace(collection, document._id, changed, transactionId)
  }
  return { data: { updated: found.length } }
}

function setAt(target: Record<string, Ejson>, [first = '', ...rest]: readonly string[], value: Ejson): void {
  if (rest.length === 0) {
    target[first] = value
    return
  }
  const inner = { ...((target[first] ?? {}) as Record<string, Ejson>) }
  target[first] = inner
  setAt(inner, rest, value)
}

const conditionOf = ({ query }: WireRequest): { readonly [key: string]: Plain } =>
  query === undefined || query === '' ? {} : (plain(JSON.parse(query) as Ejson) as { readonly [key: string]: Plain })

const orderOf = ({ order }: WireRequest): Readonly<Record<string, number>> =>
  order === undefined ? {} : (plain(JSON.parse(order) as Ejson) as Readonly<Record<string, number>>)

const documentsOf = ({ data }: WireRequest): EjsonDocument[] =>
  [data ?? []].flat().map((text) => {
    const document = JSON.parse(text) as Record<string, Ejson>
    return { ...document, _id: typeof document['_id'] === 'string' ? document['_id'] : randomBytes(16).toString('hex') }
  })

async function textOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
