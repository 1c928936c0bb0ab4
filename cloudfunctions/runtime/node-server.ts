import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { EDGE_SENTENCES } from '../shared/function/copy'
import { refusal } from '../shared/function/envelope'
import type { ServedModule } from '../shared/function/served-module'
import type { SignedFiles } from '../adapters/storage'
import { serveFiles } from './node-server.files'
import type { Actor } from '../shared/kernel/actor'
import { DomainError } from '../shared/kernel/domain-error'
import type { IdSource } from '../shared/kernel/ids'
import type { CallCounts } from './call-counts'
import { deviceName } from './device-name'
import { isFromThisMachine } from './demo-guard'
import { type AccessLog, logLine } from './node-server.log'
import { addJsonBodies, answerSocketError, refusalOf, sendAnswer } from './node-server.edge'
import { ANSWER_HEADERS, COMMON_HEADERS } from './node-server.headers'
import { type PageFiles, servePages } from './node-server.pages'
import { servePush, type ServerPush } from './node-server.push'
import { networkOf } from './network-address'

/** What a server is made of. */
export interface NodeServerParts {
  readonly modules: readonly ServedModule[]
  /** Who an `Authorization` header speaks for; `inUse`: a person asks, not their page by itself. @throws DomainError `unauthenticated` */
  identify(authorization: string | undefined, inUse: boolean): Promise<Actor | null>
  /** Whether the database answers. */
  isReady(): Promise<boolean>
  readonly ids: IdSource
  readonly log: AccessLog
  /** Whose `X-Forwarded-For` is believed: a number of proxies, or their addresses. Absent: nobody's. */
  readonly trustProxy?: number | string
  /** Limits calls by person and address. Absent: nobody is limited. */
  readonly limits?: CallCounts
  /** Demonstration: answer this machine only. */
  readonly onlyThisMachine: boolean
  /** Attachments under signed addresses of this server; absent: their storage answers itself. */
  readonly files?: SignedFiles
  /** What WeChat pushes to the server; absent: nothing. */
  readonly push?: ServerPush
  /** The built H5 pages; absent: API only. */
  readonly pages?: PageFiles
}

/** What an open page asks by itself time and again: with nobody before it the session has to end all the same (B3). */
const BY_ITSELF: ReadonlySet<string> = new Set(['messages.hold_editing'])

const BODY_LIMIT_BYTES = 256 * 1024
/** A request that has not arrived whole by then is given up. */
const REQUEST_TIMEOUT_MS = 30_000
const READY_TIMEOUT_MS = 2_000

/** `POST /api/<module>/<procedure>`, `/healthz`, `/readyz` and the pages. Closing it finishes what is in flight. */
export function nodeServer(parts: NodeServerParts): FastifyInstance {
  const app = Fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    logger: false,
    forceCloseConnections: 'idle',
    // What arrives on an open connection while closing is still answered; the connection then ends.
    return503OnClosing: false,
    trustProxy: trusted(parts.trustProxy),
    genReqId: () => parts.ids.next(20),
    http: { requireHostHeader: false },
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (error, request, reply) => {
      void sendAnswer(reply, refusalOf(error, request.id))
    },
    clientErrorHandler: (error, socket) => answerSocketError(error, socket, parts.ids.next(20)),
  })
  app.decorateRequest('called', undefined)
  app.decorateRequest('answer', undefined)
  addJsonBodies(app)
  // Hooks with a callback: a promise for each would cost every request more than they do.
  app.addHook('onRequest', (request, reply, next) => {
    void reply.headers(COMMON_HEADERS)
    if (!parts.onlyThisMachine || isFromThisMachine(request.raw)) next()
    else void sendAnswer(reply, refusal('forbidden', request.id, { message: EDGE_SENTENCES.demoOnlyHere }))
  })
  app.addHook('onResponse', (request, reply, next) => {
    parts.log(logLine(request, reply))
    next()
  })
  app.setErrorHandler((error, request, reply) => sendAnswer(reply, refusalOf(error, request.id)))
  endConnectionsOnClose(app)
  serveModules(app, parts)
  serveHealth(app, parts)
  if (parts.files !== undefined) serveFiles(app, parts.files)
  if (parts.push !== undefined) servePush(app, parts.push)
  if (parts.pages === undefined)
    app.setNotFoundHandler((request, reply) =>
      sendAnswer(reply, refusal('not_found', request.id, { message: EDGE_SENTENCES.noSuchPage })),
    )
  else servePages(app, parts.pages)
  return app
}

/** A number of proxies counts from this machine outwards. */
const trusted = (proxies: NodeServerParts['trustProxy']) =>
  typeof proxies === 'number' ? (_address: string, hop: number) => hop < proxies : (proxies ?? false)

/** How often a closing server looks for connections that have had their answer, milliseconds. */
const SWEEP_MS = 50

/** Clients keep connections open for more than a minute: a closing server ends each as soon as it is answered. */
function endConnectionsOnClose(app: FastifyInstance): void {
  let sweep: NodeJS.Timeout | undefined
  app.addHook('preClose', async () => {
    sweep = setInterval(() => app.server.closeIdleConnections(), SWEEP_MS)
  })
  app.addHook('onClose', async () => clearInterval(sweep))
}

function serveModules(app: FastifyInstance, { modules, identify, limits }: NodeServerParts): void {
  const moduleOf = new Map(modules.map((module) => [module.name, module]))
  app.post<{ Params: { module: string; procedure: string } }>('/api/:module/:procedure', async (request, reply) => {
    const { module: name, procedure } = request.params
    const module = moduleOf.get(name)
    if (module === undefined || !module.procedures.includes(procedure))
      return sendAnswer(reply, refusal('not_found', request.id))
    // Only names that exist are remembered for the log: anything else is text that somebody typed.
    request.called = { module: name, procedure }
    const call = `${name}.${procedure}`
    const address = networkOf(request.ip)
    const wait = limits?.secondsToWait(call, 'address', address) ?? 0
    if (wait > 0) {
      const message = EDGE_SENTENCES.tooMany(wait)
      return sendAnswer(reply.header('retry-after', wait), refusal('rate_limited', request.id, { message }))
    }
    const answer = await module.call({
      procedure,
      input: request.body,
      traceId: request.id,
      from: { address, device: deviceName(request.headers['user-agent']) },
      identify: async () => {
        const actor = await identify(request.headers.authorization, !BY_ITSELF.has(call))
        const seconds = actor === null ? 0 : (limits?.secondsToWait(call, 'person', actor.id) ?? 0)
        if (seconds > 0) throw new DomainError('rate_limited', {}, { say: EDGE_SENTENCES.tooMany(seconds) })
        return actor
      },
    })
    return sendAnswer(reply, answer)
  })
}

function serveHealth(app: FastifyInstance, { isReady }: NodeServerParts): void {
  app.get('/healthz', async (_request, reply) => reply.headers(ANSWER_HEADERS).send({ ok: true }))
  app.get('/readyz', async (request: FastifyRequest, reply) => {
    const ready = await Promise.race([
      isReady().catch(() => false),
      new Promise<false>((resolve) => setTimeout(resolve, READY_TIMEOUT_MS, false).unref()),
    ])
    if (!ready) return sendAnswer(reply, refusal('unavailable', request.id))
    return reply.headers(ANSWER_HEADERS).send({ ok: true })
  })
}
