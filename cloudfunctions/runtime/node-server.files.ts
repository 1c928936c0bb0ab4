import type { FastifyInstance } from 'fastify'
import { isShown, type SignedFiles } from '../adapters/storage'
import { refusal } from '../shared/function/envelope'
import { sendAnswer } from './node-server.edge'

/** Nothing runs from a file, whatever is in it; a browser may keep it for as long as its address is good. */
const FILE_HEADERS = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'cache-control': 'private, max-age=600',
  'accept-ranges': 'bytes',
} as const

/** What no page shows is saved by the person, and kept by nobody on the way: an exported sheet. */
const SAVED_HEADERS = { 'cache-control': 'no-store', 'content-disposition': 'attachment' } as const

/** `GET /files?…`: what a signed address names. Players of videos ask for ranges. */
export function serveFiles(app: FastifyInstance, files: SignedFiles): void {
  app.get('/files', async (request, reply) => {
    const query = Object.fromEntries(
      Object.entries(request.query as Record<string, unknown>).flatMap(([name, value]) =>
        typeof value === 'string' ? [[name, value] as const] : [],
      ),
    )
    const found = await files.open(query, Date.now())
    if (found === null) return sendAnswer(reply, refusal('not_found', request.id))
    const { bytes, mediaType } = found
    void reply.headers({ ...FILE_HEADERS, ...(isShown(mediaType) ? {} : SAVED_HEADERS), 'content-type': mediaType })
    const range = rangeOf(request.headers.range, bytes.length)
    if (range === null) return reply.send(Buffer.from(bytes))
    const [from, to] = range
    return reply
      .status(206)
      .header('content-range', `bytes ${from}-${to}/${bytes.length}`)
      .send(Buffer.from(bytes.subarray(from, to + 1)))
  })
}

/** One range within the file; anything else is answered whole. */
function rangeOf(header: string | undefined, length: number): readonly [from: number, to: number] | null {
  const [, first, last] = /^bytes=(\d{1,10})-(\d{0,10})$/.exec(header ?? '') ?? []
  if (first === undefined) return null
  const from = Number(first)
  const to = last === undefined || last === '' ? length - 1 : Math.min(Number(last), length - 1)
  return from <= to ? [from, to] : null
}
