import { timingSafeEqual } from 'node:crypto'
import type { ActorView } from '../../../types/identity.contract'
import { DomainError } from '../../shared/kernel/domain-error'
import { derivedId } from '../../shared/kernel/ids'
import { addMilliseconds, DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from '../../shared/kernel/local-date'
import type { DocumentStore, Transaction } from '../../shared/documents'
import { DuplicateIdError } from '../../shared/documents'
import { type Account, accounts, newAccount } from '../account'
import { CITIZEN_COPY } from '../copy'
import { smsCodes } from '../credentials'
import { hashOfCode } from '../domain/one-time-code'
import { beginAttempt, forgetAttempts } from '../usecases/attempts'
import { countedAt } from './counted'
import { boundAccount } from '../wechat-binding'
import { policyOf } from '../session-policies'
import { keepOpenid } from '../wechat-openids'
import type { Origin, SignInDeps } from './deps'
import { openSession } from './open-session'

interface SignedIn {
  token: string
  actor: ActorView
}

/**
 * A citizen in the mini program; or, where an administrator's code bound this WeChat, the account of the staff. The
 * OPENID is turned into an id that does not give it away; a citizen's is kept sealed while the session lasts, because
 * WeChat asks for it when it checks what they write.
 */
export const wechatLogin =
  (deps: SignInDeps) =>
  async ({ code }: { readonly code: string }, from: Origin): Promise<SignedIn> => {
    const { wechat, citizenId } = deps
    if (wechat === undefined || citizenId === undefined) throw notOffered(CITIZEN_COPY.noWechat)
    const openid = await wechat.openidOf(code)
    const id = citizenId('wechat', openid)
    const citizen = await ensureCitizen(deps.store, id)
    const account = (await boundAccount(deps.store, citizen)) ?? citizen
    if (account.id === id) await keepOpenid(deps, id, openid, endOfSession(deps))
    return openSession(deps, account, from)
  }

const endOfSession = ({ clock, policies }: SignInDeps): string =>
  addMilliseconds(clock.now(), policyOf({ kind: 'citizen' }, policies).absoluteMs)

/** The citizen's account, made at the first sign-in; two at once find one. */
async function ensureCitizen(store: DocumentStore, id: string): Promise<Pick<Account, 'id' | 'epoch' | 'boundTo'>> {
  const known = await store.get(accounts, id)
  if (known !== null) return known
  const account = newAccount({ id, kind: 'citizen', name: CITIZEN_COPY.name, grants: [{ role: 'citizen' }] })
  try {
    await store.transact(async (transaction) => transaction.insert(accounts, account))
  } catch (error) {
    if (!(error instanceof DuplicateIdError)) throw error
  }
  return account
}

const CODE_LASTS_MS = 5 * MINUTE_MS
const RESEND_AFTER_SECONDS = 60
/** Text messages to one number in a day, so that nobody can have it flooded. */
const MOST_A_DAY = 10
/** Text messages that one address may ask for in an hour, of all processes together: many people share an address. */
const MOST_OF_ADDRESS = 100

/** Sends a six-digit code. What is kept is bound to the number's id and holds neither. */
export const requestSmsCode =
  (deps: SignInDeps) =>
  async ({ phone }: { readonly phone: string }, from: Origin): Promise<{ resendAfterSeconds: number }> => {
    const { sms, citizenId, store, clock, ids } = deps
    if (sms === undefined || citizenId === undefined) throw notOffered(CITIZEN_COPY.noSms)
    const id = citizenId('sms', phone)
    const code = sixDigits(ids.next(32))
    await store.transact(async (transaction) => {
      const now = clock.now()
      const nowMs = Date.parse(now)
      const earlier = await transaction.get(smsCodes, id)
      const sentAt = (earlier?.sentAt ?? []).filter((at) => nowMs - Date.parse(at) < DAY_MS)
      const last = sentAt.at(-1)
      if (last !== undefined && nowMs - Date.parse(last) < RESEND_AFTER_SECONDS * 1000)
        throw new DomainError('rate_limited', {}, { say: CITIZEN_COPY.sentJustNow })
      if (sentAt.length >= MOST_A_DAY) throw new DomainError('rate_limited', {}, { say: CITIZEN_COPY.sentTooOften })
      if (from.address !== undefined) await countAddress(transaction, from.address, now)
      const next = {
        id,
        hash: hashOfCode(id, code),
        codeExpiresAt: new Date(nowMs + CODE_LASTS_MS).toISOString(),
        sentAt: [...sentAt, now],
        expiresAt: new Date(nowMs + DAY_MS).toISOString(),
      }
      if (earlier === null) transaction.insert(smsCodes, next)
      else transaction.put(smsCodes, { ...next, version: earlier.version })
    })
    await sms.sendCode(phone, code)
    return { resendAfterSeconds: RESEND_AFTER_SECONDS }
  }

/** Counts one text message of an address, in the store: another process counts the same. @throws DomainError `rate_limited` */
async function countAddress(transaction: Transaction, address: string, now: Instant): Promise<void> {
  const id = `address-${derivedId('sms address', address)}`
  const nowMs = Date.parse(now)
  const earlier = await transaction.get(smsCodes, id)
  const sentAt = (earlier?.sentAt ?? []).filter((at) => nowMs - Date.parse(at) < HOUR_MS)
  if (sentAt.length >= MOST_OF_ADDRESS)
    throw new DomainError('rate_limited', {}, { say: CITIZEN_COPY.addressSentTooOften })
  const next = { id, sentAt: [...sentAt, now], expiresAt: new Date(nowMs + HOUR_MS).toISOString() }
  if (earlier === null) transaction.insert(smsCodes, next)
  else transaction.put(smsCodes, { ...next, version: earlier.version })
}

/** 20 bits of a random text as six digits: close enough to even (1,048,576 over 1,000,000). */
const sixDigits = (random: string): string =>
  String(parseInt(derivedId('sms', random).slice(-12), 36) % 1_000_000).padStart(6, '0')

/** A citizen and never the staff: a text message alone is no second factor (B7). */
export const smsLogin =
  (deps: SignInDeps) =>
  async ({ phone, code }: { readonly phone: string; readonly code: string }, from: Origin): Promise<SignedIn> => {
    const { sms, citizenId, store, clock } = deps
    if (sms === undefined || citizenId === undefined) throw notOffered(CITIZEN_COPY.noSms)
    const id = citizenId('sms', phone)
    const codeOut = await isCodeOut(store, id, clock.now())
    const counted = [...(codeOut ? [{ key: `account:${id}` }] : []), ...countedAt(deps, id, from)]
    await beginAttempt(deps, counted)
    await store.transact(async (transaction) => {
      const sent = await transaction.get(smsCodes, id)
      const { codeExpiresAt = '', hash = hashOfCode('', '') } = sent ?? {}
      const same = timingSafeEqual(Buffer.from(hash), Buffer.from(hashOfCode(id, code)))
      // A guess that was not counted opens nothing, whatever was sent since.
      if (sent === null || !codeOut || !same || codeExpiresAt <= clock.now())
        throw new DomainError('invalid_input', {}, { fields: { code: CITIZEN_COPY.wrongCode } })
      const { hash: _used, codeExpiresAt: _ended, ...rest } = sent
      transaction.put(smsCodes, rest)
    })
    await forgetAttempts(deps, counted)
    return openSession(deps, await ensureCitizen(store, id), from)
  }

/**
 * Whether there is a code to be guessed. Without one a guess counts against whoever guesses alone: else anybody who knows a
 * number keeps its owner out for a day with five calls, and nothing ever rings at the owner's.
 */
async function isCodeOut(store: DocumentStore, id: string, now: Instant): Promise<boolean> {
  const sent = await store.get(smsCodes, id)
  return sent?.hash !== undefined && (sent.codeExpiresAt ?? '') > now
}

const notOffered = (say: string): DomainError => new DomainError('invalid_state', {}, { say })
