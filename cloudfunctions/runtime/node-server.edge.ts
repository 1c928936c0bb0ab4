import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Socket } from 'node:net'
import { EDGE_SENTENCES } from '../shared/function/copy'
import { refusal } from '../shared/function/envelope'
import { describeDefect } from '../shared/kernel/describe-defect'
import type { ModuleAnswer } from '../shared/function/served-module'
import { DomainError } from '../shared/kernel/domain-error'
import { ANSWER_HEADERS } from './node-server.headers'

/** A body that is not JSON in UTF-8. */
class MalformedBody extends Error {
  override readonly name = 'MalformedBody'
  readonly statusCode = 400
}

/** JSON and nothing else. Bytes that are not UTF-8 are refused instead of being replaced without a word. */
export function addJsonBodies(app: FastifyInstance): void {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, JSON.parse(decoder.decode(body as Buffer)))
    } catch {
      done(new MalformedBody())
    }
  })
}

/** What the HTTP layer refuses, or a storage that is away, in the words of the envelope; anything else is a defect. */
export function refusalOf(error: unknown, traceId: string): ModuleAnswer {
  if (error instanceof DomainError && error.code === 'unavailable')
    return { ...refusal('unavailable', traceId, { message: error.more.say }), defect: describeDefect(error) }
  const { code = '', statusCode = 500 } = error as { code?: string; statusCode?: number }
  if (statusCode === 413) return refusal('too_large', traceId)
  if (statusCode === 415) return malformed(EDGE_SENTENCES.wrongContentType, traceId)
  if (error instanceof MalformedBody || code.startsWith('FST_ERR_CTP_'))
    return malformed(EDGE_SENTENCES.malformedJson, traceId)
  // A longer name than any module or procedure has (414) is one that does not exist.
  if (statusCode === 404 || statusCode === 414)
    return refusal('not_found', traceId, { message: EDGE_SENTENCES.noSuchPage })
  if (statusCode >= 400 && statusCode < 500) return malformed(EDGE_SENTENCES.malformedRequest, traceId)
  return { ...refusal('internal', traceId), defect: describeDefect(error) }
}

/** Sends an answer of a module or of the edge, and leaves it to the log. */
export function sendAnswer(reply: FastifyReply, answer: ModuleAnswer): FastifyReply {
  reply.request.answer = answer
  return reply.code(answer.status).headers(ANSWER_HEADERS).send(answer.body)
}

const malformed = (message: string, traceId: string): ModuleAnswer =>
  refusal('invalid_input', traceId, { message, fields: { body: message } })

/** Answers what Node's parser could not read at all: broken requests, headers beyond 16 KB, and those that dawdle. */
export function answerSocketError(error: Error & { code?: string }, socket: Socket, traceId: string): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const [status, answer] =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? (['431 Request Header Fields Too Large', refusal('too_large', traceId)] as const)
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? (['408 Request Timeout', malformed(EDGE_SENTENCES.malformedRequest, traceId)] as const)
        : (['400 Bad Request', malformed(EDGE_SENTENCES.malformedRequest, traceId)] as const)
  const body = JSON.stringify(answer.body)
  socket.end(
    [
      `HTTP/1.1 ${status}`,
      'Content-Type: application/json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  )
}
