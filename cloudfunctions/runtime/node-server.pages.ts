import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { EDGE_SENTENCES } from '../shared/function/copy'
import { refusal } from '../shared/function/envelope'
import { sendAnswer } from './node-server.edge'
import { pagePolicy } from './node-server.headers'

/** The built H5 client: a folder with `index.html`, hashed assets, and their `.br` and `.gz` beside them. */
export interface PageFiles {
  readonly folder: string
  /** Origin of the storage that hands out attachments itself; absent: this server does. */
  readonly filesFrom?: string | undefined
}

/** A content hash in the name: such a file never changes. */
const HASHED = /[.-][0-9a-f]{8,}\.\w+(?:\.(?:br|gz))?$/

/** Serves the pages: hashed files for ever, `index.html` never stale and under every path that is not a file. */
export function servePages(app: FastifyInstance, { folder, filesFrom }: PageFiles): void {
  const policy = pagePolicy(readFileSync(join(folder, 'index.html'), 'utf8'), filesFrom)
  void app.register(fastifyStatic, {
    root: folder,
    wildcard: true,
    cacheControl: false,
    preCompressed: true,
    index: ['index.html'],
    setHeaders: (response, path) => {
      response.setHeader('content-security-policy', policy)
      response.setHeader('cache-control', HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  app.setNotFoundHandler((request, reply) => {
    // While the client is built anew its page is away for a moment.
    if (isPage(request) && existsSync(join(folder, 'index.html'))) return reply.sendFile('index.html')
    return refuse(request, reply)
  })
}

const refuse = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  sendAnswer(reply, refusal('not_found', request.id, { message: EDGE_SENTENCES.noSuchPage }))

/** A path that a person may have opened: not the API, not a file. */
function isPage(request: FastifyRequest): boolean {
  const path = request.url.split('?', 1)[0] ?? ''
  if (request.method !== 'GET' && request.method !== 'HEAD') return false
  return path.startsWith('/') && !path.startsWith('/api/') && path !== '/api' && !/\.\w+$/.test(path)
}
