import { join } from 'node:path'
import { archiveFolder } from '../adapters/files/audit-archive'
import { headsFile } from '../adapters/files/audit-heads'
import type { ArchiveFiles, AuditKey, AuditKeys, HeadExport } from '../audit'
import type { FileStorage } from '../files'
import { isWebAddress, settingOf, StartRefusal } from './config'
import { REFUSALS } from './config-copy'

/** What the audit log needs of where it runs. */
export interface AuditHome {
  readonly keys: AuditKeys
  readonly heads: HeadExport
  readonly archives: ArchiveFiles
  /** Days that an entry stays in the database before it is archived. */
  readonly keepDays: number
  /** Entries in one seal. */
  readonly batch: number
}

/**
 * A year and a leap day: logs are kept for at least a year (《互联网政务应用安全管理规定》, 2024-07-01, arts. 17–20); for
 * that long the auditor's page finds them. A city may keep them longer there, never shorter.
 */
export const AUDIT_KEEP_DAYS = 366

/** Reads AUDIT_KEEP_DAYS: how long entries stay in the database. @throws StartRefusal */
export function auditKeepDays(environment: Readonly<Record<string, string | undefined>>): number {
  const text = settingOf(environment, 'AUDIT_KEEP_DAYS')
  if (text === undefined) return AUDIT_KEEP_DAYS
  const days = /^\d{1,5}$/.test(text) ? Number(text) : 0
  if (days < AUDIT_KEEP_DAYS || days > 36_600) throw new StartRefusal(REFUSALS.badAuditKeepDays)
  return days
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

/** Where a server's archive lies: AUDIT_ARCHIVE_DIR, else in its data folder. */
const archivePath = (environment: Readonly<Record<string, string | undefined>>, dataDir: string): string =>
  settingOf(environment, 'AUDIT_ARCHIVE_DIR') ?? join(dataDir, 'audit-archive')

/** @throws StartRefusal: one that cannot be posted to would fail every day, long after anybody looks */
function headUrl(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  const url = settingOf(environment, 'AUDIT_HEAD_URL')
  if (url !== undefined && !isWebAddress(url)) throw new StartRefusal(REFUSALS.badAuditHeadUrl)
  return url
}

/** Heads of a server: a file in its data folder, and AUDIT_HEAD_URL where the city gives one. */
export function serverAuditHome(
  environment: Readonly<Record<string, string | undefined>>,
  dataDir: string,
  keys: AuditKeys,
): AuditHome {
  const file = headsFile(headsPath(dataDir))
  const url = headUrl(environment)
  const posted = url === undefined ? null : postedHeads(url, settingOf(environment, 'AUDIT_HEAD_TOKEN'))
  return {
    keys,
    batch: SERVER_BATCH,
    keepDays: auditKeepDays(environment),
    archives: archiveFolder(archivePath(environment, dataDir)),
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

/** On CloudBase: one file a stretch in cloud storage. */
export const cloudArchives = (storage: Pick<FileStorage, 'put' | 'get'>): ArchiveFiles => ({
  write: (name, bytes) => storage.put(`audit-archive/${name}`, bytes, 'application/jsonl'),
  read: (handle) => storage.get(handle),
})

const nowhere = (): Promise<never> => Promise.reject(new Error('no place outside the database here'))

/** For parts that neither seal nor export: asking it is a defect. */
export const NO_AUDIT_HOME: AuditHome = {
  keys: lazyAuditKeys(() => {
    throw new Error('no audit key here')
  }),
  heads: { write: nowhere },
  archives: { write: nowhere, read: nowhere },
  keepDays: AUDIT_KEEP_DAYS,
  batch: SERVER_BATCH,
}
