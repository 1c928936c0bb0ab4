import { addMilliseconds, HOUR_MS, type Instant, MINUTE_MS } from '../../shared/kernel/local-date'

/** One sign-in that runs, on one device. */
export interface Session {
  readonly id: string
  readonly startedAt: Instant
  /** When it was last used, to within `TOUCH_MS`. */
  readonly seenAt: Instant
  /** The end in any case. */
  readonly endsAt: Instant
  /** What the browser or phone calls itself, shortened. */
  readonly device: string
}

/** How long sessions run. Milliseconds. */
export interface SessionPolicy {
  /** Unused for so long, a session ends (B3 超时); `null`: only with its end. */
  readonly idleMs: number | null
  /** From signing in to the end, however busy. */
  readonly absoluteMs: number
}

export const STAFF_SESSIONS: SessionPolicy = { idleMs: 30 * MINUTE_MS, absoluteMs: 12 * HOUR_MS }
/** A citizen comes back after days to see the answer. */
export const CITIZEN_SESSIONS: SessionPolicy = { idleMs: null, absoluteMs: 30 * 24 * HOUR_MS }

/** Using a session is written down no more often than this, so that reading is not writing. */
const TOUCH_MS = 2 * MINUTE_MS
/** More devices than a person has: the one unused longest ends. */
const MOST_SESSIONS = 8
const DEVICE_LENGTH = 60

/** Whether a session still runs. */
export const runs = ({ seenAt, endsAt }: Session, now: Instant, { idleMs }: SessionPolicy): boolean =>
  now < endsAt && (idleMs === null || Date.parse(now) - Date.parse(seenAt) < idleMs)

/** The sessions that run, with one more; what has ended is left out. */
export function withSession(
  sessions: readonly Session[],
  { id, device }: { readonly id: string; readonly device: string },
  now: Instant,
  policy: SessionPolicy,
): Session[] {
  const running = sessions
    .filter((session) => runs(session, now, policy))
    .sort((a, b) => (a.seenAt < b.seenAt ? 1 : -1))
    .slice(0, MOST_SESSIONS - 1)
  const endsAt = addMilliseconds(now, policy.absoluteMs)
  return [...running, { id, startedAt: now, seenAt: now, endsAt, device: device.slice(0, DEVICE_LENGTH) }]
}

/** The sessions with one marked as used; null while that was written down lately. */
export function touched(sessions: readonly Session[], id: string, now: Instant): Session[] | null {
  const used = sessions.find((session) => session.id === id)
  if (used === undefined || Date.parse(now) - Date.parse(used.seenAt) < TOUCH_MS) return null
  return sessions.map((session) => (session.id === id ? { ...session, seenAt: now } : session))
}
