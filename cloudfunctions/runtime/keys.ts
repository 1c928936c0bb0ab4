import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { AuditKey } from '../audit'
import type { ContactVault } from '../messages/contact-vault'
import { type AuthMode, settingOf, StartRefusal } from './config'
import { REFUSALS } from './config-copy'

const KEY_BYTES = 32
/** 96 bits, as NIST SP 800-38D recommends for GCM. */
const IV_BYTES = 12
const CIPHER = 'aes-256-gcm'

/** A key that seals contacts, and the id that is written beside each sealed value. */
export interface ContactKey {
  readonly id: string
  readonly key: Uint8Array
  /** Keys that seal nothing any more and still open what they sealed, until it is sealed anew. */
  readonly old?: readonly Omit<ContactKey, 'old'>[]
}

/** AES-256-GCM with a fresh IV for each value; the message's id is authenticated with it. */
export function aesContactVault({ id, key, old = [] }: ContactKey): ContactVault {
  const keys = new Map([...old.map((one) => [one.id, one.key] as const), [id, key] as const])
  return {
    keyId: () => id,
    changesKeys: () => old.length > 0,
    seal(messageId, plain) {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv(CIPHER, key, iv).setAAD(Buffer.from(messageId))
      const ciphertext = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return {
        keyId: id,
        iv: iv.toString('base64'),
        tag: cipher.getAuthTag().toString('base64'),
        ciphertext: ciphertext.toString('base64'),
      }
    },
    open(messageId, sealed) {
      const itsKey = keys.get(sealed.keyId)
      if (itsKey === undefined) throw new Error(`contact sealed with key ${sealed.keyId}, which is not at hand`)
      const decipher = createDecipheriv(CIPHER, itsKey, Buffer.from(sealed.iv, 'base64'), { authTagLength: 16 })
        .setAAD(Buffer.from(messageId))
        .setAuthTag(Buffer.from(sealed.tag, 'base64'))
      return Buffer.concat([decipher.update(Buffer.from(sealed.ciphertext, 'base64')), decipher.final()]).toString(
        'utf8',
      )
    },
  }
}

/** A vault whose key is asked for when the first contact needs it: most calls and commands touch none. */
export function lazyContactVault(readKey: () => ContactKey): ContactVault {
  let vault: ContactVault | null = null
  const open = (): ContactVault => (vault ??= aesContactVault(readKey()))
  return {
    seal: (messageId, plain) => open().seal(messageId, plain),
    open: (messageId, sealed) => open().open(messageId, sealed),
    keyId: () => open().keyId(),
    changesKeys: () => open().changesKeys(),
  }
}

type Environment = Readonly<Record<string, string | undefined>>

/** The key of session tokens: TOKEN_KEY, or in demonstration mode a file of its own. @throws StartRefusal */
export function readTokenKey(environment: Environment, auth: AuthMode, dataDir: string): Uint8Array {
  if (auth === 'demo') return keyFile(join(dataDir, 'demo-token.key'))
  const text = settingOf(environment, 'TOKEN_KEY')
  if (text === undefined) throw new StartRefusal(REFUSALS.tokenKeyMissing)
  const key = keyFromBase64(text)
  if (key === null || key.length < KEY_BYTES) throw new StartRefusal(REFUSALS.badTokenKey)
  return key
}

/**
 * The key of contacts: CONTACT_KEY with CONTACT_KEY_ID, and CONTACT_OLD_KEYS (`id=key`, with spaces between) that only
 * open. In demonstration mode a file of its own, which still opens what it sealed when a key is given. @throws StartRefusal
 */
export function readContactKey(environment: Environment, auth: AuthMode, dataDir: string): ContactKey {
  const text = settingOf(environment, 'CONTACT_KEY')
  const file = join(dataDir, 'demo-contact.key')
  if (text === undefined && auth === 'demo') return { id: 'demo', key: keyFile(file) }
  const given = contactKeyFrom(environment)
  if (auth !== 'demo' || !existsSync(file)) return given
  return { ...given, old: [...(given.old ?? []), { id: 'demo', key: keyFile(file) }] }
}

/** The same from the environment alone, as a cloud function has them. @throws StartRefusal */
export function contactKeyFrom(environment: Environment): ContactKey {
  const text = settingOf(environment, 'CONTACT_KEY')
  const id = settingOf(environment, 'CONTACT_KEY_ID')
  if (text === undefined || id === undefined) throw new StartRefusal(REFUSALS.contactKeyMissing)
  const [current, ...old] = [`${id}=${text}`, ...oldKeys(environment, 'CONTACT_OLD_KEYS')].map((each) => {
    const one = namedKey(each)
    if (one === null) throw new StartRefusal(REFUSALS.badContactKey)
    return one
  })
  if (current === undefined) throw new StartRefusal(REFUSALS.contactKeyMissing)
  if (old.some((one) => one.id === current.id)) throw new StartRefusal(REFUSALS.sameContactKeyId)
  return { ...current, old }
}

/** `id=key id=key …` */
const oldKeys = (environment: Environment, name: string): string[] =>
  (settingOf(environment, name) ?? '').split(/\s+/).filter((each) => each !== '')

/** `id=key` with 32 bytes in base64; null for anything else. */
function namedKey(text: string): { id: string; key: Uint8Array } | null {
  const at = text.indexOf('=')
  const [id, key] = [text.slice(0, at), keyFromBase64(text.slice(at + 1))]
  return at > 0 && /^[\w.-]{1,40}$/.test(id) && key?.length === KEY_BYTES ? { id, key } : null
}

/**
 * The keys of the audit chain: AUDIT_KEY with AUDIT_KEY_ID seals; AUDIT_OLD_KEYS (`id=key`, with spaces between) only
 * check what they sealed before. In demonstration mode a file of its own. @throws StartRefusal
 */
export function readAuditKeys(
  environment: Environment,
  auth: AuthMode,
  dataDir: string,
): { readonly current: AuditKey; readonly old: readonly AuditKey[] } {
  if (settingOf(environment, 'AUDIT_KEY') === undefined && auth === 'demo')
    return { current: { id: 'demo', key: keyFile(join(dataDir, 'demo-audit.key')) }, old: [] }
  return auditKeysFrom(environment)
}

/** The same from the environment alone, as a cloud function has them. @throws StartRefusal */
export function auditKeysFrom(environment: Environment): {
  readonly current: AuditKey
  readonly old: readonly AuditKey[]
} {
  const text = settingOf(environment, 'AUDIT_KEY')
  const id = settingOf(environment, 'AUDIT_KEY_ID')
  if (text === undefined || id === undefined) throw new StartRefusal(REFUSALS.auditKeyMissing)
  const [current, ...old] = [`${id}=${text}`, ...oldKeys(environment, 'AUDIT_OLD_KEYS')].map((each) => {
    const one = namedKey(each)
    if (one === null) throw new StartRefusal(REFUSALS.badAuditKey)
    return one
  })
  if (current === undefined) throw new StartRefusal(REFUSALS.auditKeyMissing)
  if (old.some((one) => one.id === current.id)) throw new StartRefusal(REFUSALS.sameAuditKeyId)
  return { current, old }
}

/** Standard or URL-safe base64; null for anything else (Buffer would skip what it does not know). */
export const keyFromBase64 = (text: string): Uint8Array | null =>
  /^[A-Za-z0-9+/_-]+={0,2}$/.test(text) ? Buffer.from(text, 'base64') : null

/** A key kept in a file that only its owner reads; made at the first start, whole or not at all. */
function keyFile(path: string): Uint8Array {
  let text: string
  try {
    if (!existsSync(path)) {
      mkdirSync(dirname(path), { recursive: true })
      const draft = `${path}.${process.pid}`
      writeFileSync(draft, `${randomBytes(KEY_BYTES).toString('base64')}\n`, { mode: 0o600 })
      renameSync(draft, path)
    }
    chmodSync(path, 0o600)
    text = readFileSync(path, 'utf8').trim()
  } catch {
    throw new StartRefusal(REFUSALS.dataDirUnwritable(dirname(path)))
  }
  const key = keyFromBase64(text)
  if (key?.length !== KEY_BYTES) throw new StartRefusal(REFUSALS.badKeyFile(path))
  return key
}
