import { randomBytes } from 'node:crypto'
import { storedCalendars } from '../calendar'
import { storedDirectory } from '../hall'
import { storedStaff } from '../identity/staff'
import type { ContactVault } from '../messages'
import { storedRouter } from '../routing'
import { noImages, passingStorage } from '../adapters/storage/no-storage'
import { STARTING_WORDS, wordListSafety } from '../adapters/safety'
import type { ContentSafety } from '../shared/kernel/content-safety'
import type { DocumentStore } from '../shared/documents'
import type { Clock } from '../shared/kernel/clock'
import type { Surroundings } from '../shared/kernel/core-deps'
import type { IdSource } from '../shared/kernel/ids'
import { type AuditHome, NO_AUDIT_HOME } from './audit-home'
import type { ModuleDeps } from './modules'

let lastMs = -1
let lastNow = ''
/** The machine's own time. Many ask for it within one millisecond, and writing it out costs more than looking. */
export const systemClock: Clock = {
  now() {
    const ms = Date.now()
    if (ms !== lastMs) {
      lastMs = ms
      lastNow = new Date(ms).toISOString()
    }
    return lastNow
  },
}

const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz'
/** Bytes from here on would favour the first letters (252 = 7 × 36). */
const FAIR = 252
/** Random bytes are asked for in this many at a time: one request needs a few, and asking costs more than the bytes. */
const POOL_BYTES = 4096
let pool = Buffer.alloc(0)
let used = 0

function randomByte(): number {
  if (used === pool.length) {
    pool = randomBytes(POOL_BYTES)
    used = 0
  }
  return pool[used++] ?? 0
}

/** Random ids; 16 characters carry 82 bits. */
export const randomIds: IdSource = {
  next(length = 16) {
    let id = ''
    while (id.length < length) {
      const byte = randomByte()
      if (byte < FAIR) id += ALPHABET[byte % ALPHABET.length]
    }
    return id
  },
}

/** Time, ids and calendar of a real installation; the calendar knows what administrators read in. */
export const realSurroundings = (store: DocumentStore): Surroundings => ({
  clock: systemClock,
  ids: randomIds,
  calendars: storedCalendars(store, systemClock),
})

/** What modules are given, over a store. */
export const moduleDeps = (
  surroundings: Surroundings,
  store: DocumentStore,
  vault: ContactVault,
  wakeRelay: () => void,
  audit: AuditHome = NO_AUDIT_HOME,
  safety: ContentSafety = wordListSafety(STARTING_WORDS),
): ModuleDeps => {
  const directory = storedDirectory(store, surroundings.clock)
  return {
    ...surroundings,
    store,
    vault,
    safety,
    files: { storage: passingStorage(), images: noImages },
    audit,
    wakeRelay,
    directory,
    router: storedRouter(store, directory, surroundings.clock),
    staff: storedStaff(store),
  }
}
