import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ModuleAnswer } from '../shared/function/served-module'

declare module 'fastify' {
  interface FastifyRequest {
    /** The procedure that was called, once it is known to exist. */
    called?: { readonly module: string; readonly procedure: string }
    /** What was answered; absent for a page or a file. */
    answer?: ModuleAnswer
  }
}

/** One request as the log keeps it: ids and codes. No path, no address, no text: those can name people. */
export interface AccessLine {
  readonly traceId: string
  readonly module?: string
  readonly procedure?: string
  /** `ok` or the code of the refusal. */
  readonly code?: string
  readonly status: number
  readonly ms: number
  readonly actorId?: string
  /** Class and code of a defect, or of what is away. */
  readonly defect?: string
}
export type AccessLog = (line: AccessLine) => void

export function logLine(request: FastifyRequest, reply: FastifyReply): AccessLine {
  const { answer } = request
  return {
    traceId: request.id,
    ...request.called,
    ...(answer === undefined ? {} : { code: answer.body.ok ? 'ok' : answer.body.error.code }),
    status: reply.statusCode,
    ms: Math.round(reply.elapsedTime * 10) / 10,
    ...(answer?.actorId === undefined ? {} : { actorId: answer.actorId }),
    ...(answer?.defect === undefined ? {} : { defect: answer.defect }),
  }
}
