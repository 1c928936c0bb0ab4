import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { EDGE_SENTENCES } from '../shared/function/copy'
import { refusal } from '../shared/function/envelope'
import type { ModuleAnswer } from '../shared/function/served-module'
import { DomainError } from '../shared/kernel/domain-error'
import { networkOf } from './network-address'
import { RATE_LIMITS, type RateClass, rateClassOf } from './rate-limits'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is counted: an account's id, while its call is looked at. */
    counted?: string
  }
}

/** Counts calls by address and by person, in this process (each instance allows as many). */
export interface RateLimits {
  /** Seconds that this address has to wait with such a call; 0: none. */
  secondsOfAddress(request: FastifyRequest): Promise<number>
  /** @throws DomainError `rate_limited` */
  refuseBusy(request: FastifyRequest, accountId: string): Promise<void>
}

export const NO_LIMITS: RateLimits = { secondsOfAddress: async () => 0, refuseBusy: async () => undefined }

/** Addresses and accounts that are remembered; who was seen longest ago is forgotten first. */
const REMEMBERED = 20_000
const MINUTE_MS = 60_000

/** Registers the counters; they are there once the server listens. */
export function rateLimits(app: FastifyInstance): RateLimits {
  type Counter = ReturnType<FastifyInstance['createRateLimit']>
  const counters = new Map<RateClass, { readonly address: Counter; readonly person: Counter }>()
  app.decorateRequest('counted', undefined)
  void app.register(rateLimit, { global: false, cache: REMEMBERED, timeWindow: MINUTE_MS })
  app.after((error) => {
    if (error !== null) throw error
    for (const [name, { address, person }] of Object.entries(RATE_LIMITS))
      counters.set(name as RateClass, {
        address: app.createRateLimit({ max: address, keyGenerator: ({ ip }) => networkOf(ip) }),
        person: app.createRateLimit({ max: person, keyGenerator: ({ counted }) => counted ?? '' }),
      })
  })
  const countersOf = ({ called }: FastifyRequest) =>
    counters.get(called === undefined ? 'usual' : rateClassOf(`${called.module}.${called.procedure}`))
  return {
    async secondsOfAddress(request) {
      const limit = await countersOf(request)?.address(request)
      return limit === undefined || limit.isAllowed || !limit.isExceeded ? 0 : Math.max(1, limit.ttlInSeconds)
    },
    async refuseBusy(request, accountId) {
      request.counted = accountId
      const limit = await countersOf(request)?.person(request)
      if (limit === undefined || limit.isAllowed || !limit.isExceeded) return
      const say = EDGE_SENTENCES.tooMany(Math.max(1, limit.ttlInSeconds))
      throw new DomainError('rate_limited', {}, { say })
    },
  }
}

export const tooMany = (seconds: number, traceId: string): ModuleAnswer =>
  refusal('rate_limited', traceId, { message: EDGE_SENTENCES.tooMany(seconds) })
