import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto'
import type { Clock } from '../../shared/kernel/clock'
import { MINUTE_MS } from '../../shared/kernel/local-date'

/** 消息推送 as it is set up in the mini program's console: 数据格式 JSON. */
export interface PushSettings {
  /** 令牌 */
  readonly token: string
  /** 消息加解密密钥, 43 characters; given: only the safe mode 安全模式 is taken. */
  readonly aesKey?: string
  readonly appId: string
}

type Query = Readonly<Record<string, unknown>>

/** What WeChat's servers send to the city's own. Whatever is not theirs, or not new, is null. */
export interface WechatPush {
  /** The answer to WeChat's question whether this address is the city's. */
  echo(query: Query): string | null
  /** The event in a body that WeChat signed. */
  open(query: Query, body: Uint8Array): unknown
}

/** WeChat sends at once, and again within seconds; older than this is somebody else's repetition. */
const FRESH_MS = 10 * MINUTE_MS
/** Signatures that are remembered while they are fresh; more at once would be a flood. */
const REMEMBERED = 10_000

/**
 * Signatures are SHA-1 over token, time and a random word, sorted; in the safe mode also over the encrypted body. In the
 * plain mode nothing signs the body, so one signature is good for one body.
 */
export function wechatPush({ token, aesKey, appId }: PushSettings, clock: Clock): WechatPush {
  const seen = new Map<string, { readonly body: string; readonly until: number }>()
  const signed = (signature: unknown, ...parts: readonly unknown[]): boolean =>
    typeof signature === 'string' && same(signature, sha1([token, ...parts.map(String)].sort().join('')))
  const fresh = ({ timestamp }: Query): boolean =>
    Math.abs(Date.parse(clock.now()) - Number(timestamp) * 1000) <= FRESH_MS
  /** Whether the signature comes with the body it came with first. */
  const firstBody = (signature: string, body: string): boolean => {
    const now = Date.parse(clock.now())
    for (const [key, { until }] of seen) {
      if (until > now && seen.size < REMEMBERED) break
      seen.delete(key)
    }
    const known = seen.get(signature)
    if (known !== undefined) return known.body === body
    seen.set(signature, { body, until: now + 2 * FRESH_MS })
    return true
  }
  return {
    echo(query) {
      const { signature, timestamp, nonce, echostr } = query
      return typeof echostr === 'string' && echostr.length <= 200 && signed(signature, timestamp, nonce)
        ? echostr
        : null
    },
    open(query, body) {
      const { signature, msg_signature: ofMessage, timestamp, nonce } = query
      if (!fresh(query)) return null
      const text = Buffer.from(body).toString('utf8')
      if (aesKey === undefined)
        return signed(signature, timestamp, nonce) && firstBody(String(signature), sha1(text)) ? fromJson(text) : null
      const { Encrypt: sealed } = (fromJson(text) ?? {}) as { Encrypt?: unknown }
      if (typeof sealed !== 'string' || !signed(ofMessage, timestamp, nonce, sealed)) return null
      const plain = decrypted(aesKey, appId, sealed)
      return plain === null ? null : fromJson(plain)
    },
  }
}

const sha1 = (text: string): string => createHash('sha1').update(text).digest('hex')

/** Held against each other as bytes: forty letters of another script are more of them. */
function same(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** AES-256-CBC, padded to 32 bytes: 16 random bytes, the length, the text, and the app that it is for. */
function decrypted(aesKey: string, appId: string, sealed: string): string | null {
  try {
    const key = Buffer.from(`${aesKey}=`, 'base64')
    const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
    const padded = Buffer.concat([decipher.update(sealed, 'base64'), decipher.final()])
    const plain = padded.subarray(0, padded.length - (padded.at(-1) ?? 0))
    const end = 20 + plain.readUInt32BE(16)
    return plain.toString('utf8', end) === appId ? plain.toString('utf8', 20, end) : null
  } catch {
    return null
  }
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}
