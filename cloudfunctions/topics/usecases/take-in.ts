import { type Message, messages, NO_OWNER } from '../../messages'
import type { Transaction } from '../../shared/documents'
import { derivedId } from '../../shared/kernel/ids'
import { addMilliseconds, shanghaiDay, startOfShanghaiDay } from '../../shared/kernel/local-date'
import type { More, TopicsDeps } from '../deps'
import { signatureOf } from '../domain/signature'
import { pack } from '../pack'
import { readState, windowStart } from '../state'
import {
  type KeptSignature,
  PART_SIZE,
  signatureParts,
  STATE_ID,
  type TopicsState,
  topicsStates,
} from '../topics.store'

const PAGE = 200
/** A message is read when its transaction has surely ended: its time is that of its beginning. */
const SETTLED_MS = 60_000
const WAITING_LOOKED_AT = 50
const MOST_WAITING = 500

/**
 * Takes in the open messages that came since the last time, as signatures. Reports never; what is
 * held for a person's look only after it. Cost: what is new. @returns whether everything new was taken in.
 */
export async function takeInMessages(deps: TopicsDeps, { goOn }: More): Promise<boolean> {
  await clearWaiting(deps)
  await forgetOldParts(deps)
  let cursor: string | undefined
  while (goOn()) {
    const now = deps.clock.now()
    const { after } = await readState(deps.store, now)
    const page = await deps.store.query(messages, {
      index: 'by_arrival',
      equals: { open: 'yes' },
      // After a long standstill only what a window still looks at.
      range: {
        from: later(after.at, startOfShanghaiDay(windowStart(shanghaiDay(now)))),
        before: addMilliseconds(now, -SETTLED_MS),
      },
      limit: PAGE,
      ...(cursor === undefined ? {} : { cursor }),
    })
    const fresh = page.items.filter((one) => one.submittedAt > after.at || one.id > after.id)
    if (fresh.length > 0) await takeIn(deps, fresh)
    if (page.nextCursor === null) return true
    cursor = page.nextCursor
  }
  return false
}

const later = (a: string, b: string): string => (a > b ? a : b)

function takeIn(deps: TopicsDeps, fresh: readonly Message[]): Promise<void> {
  const last = fresh.at(-1)
  const signed = fresh.filter(isTopical).map((message) => ({ message, kept: keptOf(message) }))
  const waits = fresh.filter((message) => message.kind !== 'report' && isHeld(message)).map(({ id }) => id)
  return deps.store.transact(async (transaction) => {
    const state = await readState(transaction, deps.clock.now())
    const { after } = state
    // Another run may have taken some of them in meanwhile.
    const left = signed.filter(
      ({ message: { submittedAt, id } }) => submittedAt > after.at || (submittedAt === after.at && id > after.id),
    )
    const counts = await addToParts(transaction, state, left)
    putState(transaction, {
      ...state,
      ...(last === undefined || last.submittedAt < after.at ? {} : { after: { at: last.submittedAt, id: last.id } }),
      counts,
      waiting: [...new Set([...state.waiting, ...waits])].slice(-MOST_WAITING),
      taken: state.taken + left.length,
    })
  })
}

/** Reports are confidential. What is held for a person's look has not begun yet for anybody else. */
const isTopical = (message: Message): boolean => message.kind !== 'report' && !isHeld(message)
const isHeld = ({ screening }: Message): boolean => screening?.suggestion === 'risky' && screening.cleared === undefined

const keptOf = (message: Message): KeptSignature => ({
  id: message.id,
  by: message.ownerId === NO_OWNER ? message.id : derivedId('topic-writer', message.ownerId).slice(0, 12),
  at: message.submittedAt,
  packed: pack(signatureOf({ title: message.title, body: message.body, place: message.place ?? message.district })),
})

interface Signed {
  readonly message: Message
  readonly kept: KeptSignature
}

async function addToParts(
  transaction: Transaction,
  { counts }: TopicsState,
  signed: readonly Signed[],
): Promise<Record<string, number>> {
  const next: Record<string, number> = { ...counts }
  const byPart = new Map<string, { day: string; items: KeptSignature[] }>()
  for (const { message, kept } of signed) {
    const day = shanghaiDay(message.submittedAt)
    const count = next[day] ?? 0
    const id = `${day}.${String(Math.floor(count / PART_SIZE)).padStart(3, '0')}`
    const part = byPart.get(id) ?? { day, items: [] }
    part.items.push(kept)
    byPart.set(id, part)
    next[day] = count + 1
  }
  for (const [id, { day, items }] of byPart) {
    const part = await transaction.get(signatureParts, id)
    if (part === null) transaction.insert(signatureParts, { id, day, items })
    else transaction.put(signatureParts, { ...part, items: [...part.items, ...items] })
  }
  return next
}

export function putState(transaction: Transaction, state: TopicsState): void {
  const { version, ...fresh } = state
  if (version === 0) transaction.insert(topicsStates, { ...fresh, id: STATE_ID })
  else transaction.put(topicsStates, state)
}

/** Those that somebody has looked at meanwhile. */
async function clearWaiting(deps: TopicsDeps): Promise<void> {
  const now = deps.clock.now()
  const { waiting } = await readState(deps.store, now)
  if (waiting.length === 0) return
  const looked = waiting.slice(0, WAITING_LOOKED_AT)
  const found = await Promise.all(looked.map((id) => deps.store.get(messages, id)))
  const since = startOfShanghaiDay(windowStart(shanghaiDay(now)))
  const open = found.filter((one): one is Message => one !== null && one.open === 'yes' && one.submittedAt >= since)
  const cleared = open.filter(isTopical).map((message) => ({ message, kept: keptOf(message) }))
  const waits = open.filter(isHeld).map(({ id }) => id)
  await deps.store.transact(async (transaction) => {
    const state = await readState(transaction, now)
    const taken = cleared.filter(({ message }) => state.waiting.includes(message.id))
    const counts = await addToParts(transaction, state, taken)
    // The ones just looked at go to the end, so that all have their turn.
    const others = state.waiting.filter((id) => !looked.includes(id))
    const waiting = [...others, ...waits.filter((id) => state.waiting.includes(id))]
    putState(transaction, { ...state, counts, waiting, taken: state.taken + taken.length })
  })
}

/** Signatures of days that no window looks at any more. */
async function forgetOldParts(deps: TopicsDeps): Promise<void> {
  const start = windowStart(shanghaiDay(deps.clock.now()))
  const old = await deps.store.query(signatureParts, {
    index: 'by_day',
    equals: {},
    range: { before: start },
    limit: 20,
  })
  if (old.items.length === 0) return
  await deps.store.transact(async (transaction) => {
    for (const { id } of old.items) {
      const part = await transaction.get(signatureParts, id)
      if (part !== null) transaction.remove(signatureParts, part)
    }
    const state = await readState(transaction, deps.clock.now())
    const counts = Object.fromEntries(Object.entries(state.counts).filter(([day]) => day >= start))
    putState(transaction, { ...state, counts })
  })
}
