import type { Actor } from '../shared/kernel/actor'

/**
 * Whom a notice is for: one person, or all who hold an office, who read it each for themselves. One row an office keeps
 * submitting cheap however many people work there.
 */
export const AUDIENCE = {
  person: (id: string): string => `person:${id}`,
  handlers: (unitId: string): string => `unit:${unitId}:handlers`,
  approvers: (unitId: string): string => `unit:${unitId}:approvers`,
  holders: (postId: string): string => `post:${postId}:holders`,
  dispatchers: 'role:dispatcher',
  chiefs: 'role:chief',
} as const

/** The offices that a person holds now; a withdrawn right takes its notices along. */
export const officesOf = (actor: Pick<Actor, 'grants'>): string[] => [
  ...new Set(
    actor.grants.flatMap(({ role, unitId, postId }) => {
      if ((role === 'handler' || role === 'liaison') && unitId !== undefined) return [AUDIENCE.handlers(unitId)]
      if (role === 'approver' && unitId !== undefined) return [AUDIENCE.approvers(unitId)]
      if (role === 'post_holder' && postId !== undefined) return [AUDIENCE.holders(postId)]
      if (role === 'dispatcher') return [AUDIENCE.dispatchers]
      return role === 'chief' ? [AUDIENCE.chiefs] : []
    }),
  ),
]

/** All that a person reads. */
export const audiencesOf = (actor: Pick<Actor, 'id' | 'grants'>): string[] => [
  AUDIENCE.person(actor.id),
  ...officesOf(actor),
]

/** The person of an audience of one; null for an office. */
export const personOf = (audience: string): string | null =>
  audience.startsWith('person:') ? audience.slice('person:'.length) : null
