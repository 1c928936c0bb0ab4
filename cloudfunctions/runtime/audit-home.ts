import { join } from 'node:path'
import { headsFile } from '../adapters/files/audit-heads'
import type { AuditKey, AuditKeys, HeadExport } from '../audit'
import { settingOf } from './config'

/** What the audit log needs of where it runs. */
export interface AuditHome {
  readonly keys: AuditKeys
  readonly heads: HeadExport
  /** Entries in one seal. */
  readonly batch: number
}

/** As many as one statement of PostgreSQL writes without a pause. */
const SERVER_BATCH = 500
const POST_TIMEOUT_MS = 10_000

/** Keys that are asked for when the first seal needs them: most functions and commands seal nothing. */
export function lazyAuditKeys(
  read: () => { readonly current: AuditKey; readonly old: readonly AuditKey[] },
): AuditKeys {
  let keys: ReturnType<typeof read> | null = null
  const open = () => (keys ??= read())
  return {
    current: () => open().current,
    find: (id) => [open().current, ...open().old].find((each) => each.id === id)?.key ?? null,
  }
}

/** The file that a server's heads go to. */
export const headsPath = (dataDir: string): string => join(dataDir, 'audit-heads', 'heads.jsonl')

/** Heads of a server: a file in its data folder, and AUDIT_HEAD_URL where the city gives one. */
export function serverAuditHome(
  environment: Readonly<Record<string, string | undefined>>,
  dataDir: string,
  keys: AuditKeys,
): AuditHome {
  const file = headsFile(headsPath(dataDir))
  const url = settingOf(environment, 'AUDIT_HEAD_URL')
  const posted = url === undefined ? null : postedHeads(url, settingOf(environment, 'AUDIT_HEAD_TOKEN'))
  return {
    keys,
    batch: SERVER_BATCH,
    heads: {
      async write(head) {
        await file.write(head)
        await posted?.write(head)
      },
    },
  }
}

/** One POST a day; anything but 2xx fails the job, which is tried again at the next tick. */
export const postedHeads = (url: string, token: string | undefined, send: typeof fetch = fetch): HeadExport => ({
  async write(head) {
    const answer = await send(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(head),
      signal: AbortSignal.timeout(POST_TIMEOUT_MS),
    })
    if (!answer.ok) throw Object.assign(new Error('the head was not taken'), { code: `HTTP ${answer.status}` })
  },
})

/** On CloudBase: one file a day in cloud storage, which the database's administrators do not hold. */
export const cloudHeads = (
  upload: (file: { cloudPath: string; fileContent: Buffer }) => Promise<unknown>,
): HeadExport => ({
  async write(head) {
    const fileContent = Buffer.from(`${JSON.stringify(head)}\n`)
    await upload({ cloudPath: `audit-heads/${head.on}.json`, fileContent })
  },
})

/** For parts that neither seal nor export: asking it is a defect. */
export const NO_AUDIT_HOME: AuditHome = {
  keys: lazyAuditKeys(() => {
    throw new Error('no audit key here')
  }),
  heads: {
    write() {
      return Promise.reject(new Error('no place for audit heads here'))
    },
  },
  batch: SERVER_BATCH,
}
