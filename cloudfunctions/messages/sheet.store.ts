import { SHEET_LIMITS, type SheetType } from '../../types/messages.terms'
import { defineCollection, type DocumentStore, type StoredDocument, type Transaction } from '../shared/documents'
import { DomainError } from '../shared/kernel/domain-error'
import { sha256 } from '../shared/kernel/ids'
import type { Instant } from '../shared/kernel/local-date'
import type { SealedDocument } from './airlock/reseal'
import type { ContactVault } from './contact-vault'
import { COPY } from './copy'

/** What is known of an uploaded sheet; id `<message>.<sheet>`. */
export interface Sheet extends StoredDocument {
  readonly messageId: string
  readonly sheetId: string
  readonly parts: number
  /** SHA-256 of each part, '' where it is still missing. */
  readonly hashes: readonly string[]
  readonly bytes: number
  /** Found by the first bytes; absent until the first part is there. */
  readonly type?: SheetType
  readonly uploadedBy: string
  readonly at: Instant
}
/** One part, sealed like a contact: a sheet carries names and handwriting. Id `<message>.<sheet>.<part>`. */
export const sheetParts = defineCollection<SealedDocument>('sheet_parts', [{ name: 'by_id', equals: [] }])
export const sheets = defineCollection<Sheet>('sheets', [{ name: 'by_age', equals: [], order: 'at' }])

/** One part as it comes in: base64. */
export interface UploadedPart {
  readonly messageId: string
  readonly sheetId: string
  readonly part: number
  readonly of: number
  readonly data: string
  readonly uploadedBy: string
  readonly at: Instant
}

/** Where signed sheets lie: up to 5 MB each, in sealed parts. Small, so that a city's file store may take its place. */
export interface SheetVault {
  /** @throws DomainError `invalid_input` for what is no sheet, `conflict` for the id of another upload. */
  keepPart(part: UploadedPart): Promise<Sheet>
  find(messageId: string, sheetId: string): Promise<Sheet | null>
  /** Base64 of one part; null when there is none. */
  readPart(messageId: string, sheetId: string, part: number): Promise<string | null>
}

/** In the document store: parts fit a request and a document of either home. */
export const storedSheets = ({
  store,
  vault,
}: {
  readonly store: DocumentStore
  readonly vault: ContactVault
}): SheetVault => ({
  keepPart: ({ messageId, part, of, data, uploadedBy, at, ...named }) =>
    store.transact(async (transaction) => {
      const sheetId = named.sheetId.toLowerCase()
      const id = sheetDocumentId(messageId, sheetId)
      const stored = await transaction.get(sheets, id)
      if (stored !== null && (stored.uploadedBy !== uploadedBy || stored.parts !== of))
        throw new DomainError('conflict', { messageId })
      const hashes = stored?.hashes ?? Array.from({ length: of }, () => '')
      if (stored !== null && hashes[part] !== '') return stored
      const bytes = Buffer.from(data, 'base64')
      const type = part === 0 ? typeOf(bytes) : undefined
      const total = (stored?.bytes ?? 0) + bytes.length
      if (part >= of || total > SHEET_LIMITS.bytes || (part === 0 && type === undefined)) throw badSheet(messageId)
      const next = {
        id,
        messageId,
        sheetId,
        parts: of,
        bytes: total,
        uploadedBy,
        at: stored?.at ?? at,
        hashes: hashes.map((hash, index) => (index === part ? sha256(data) : hash)),
        ...(type !== undefined ? { type } : stored?.type !== undefined ? { type: stored.type } : {}),
      }
      transaction.insert(sheetParts, { id: `${id}.${part}`, sealed: vault.seal(`${id}.${part}`, data) })
      if (stored === null) transaction.insert(sheets, next)
      else transaction.put(sheets, { ...next, version: stored.version })
      return { ...next, version: (stored?.version ?? 0) + 1 }
    }),
  find: (messageId, sheetId) => store.get(sheets, sheetDocumentId(messageId, sheetId)),
  async readPart(messageId, sheetId, part) {
    const id = `${sheetDocumentId(messageId, sheetId)}.${part}`
    const stored = await store.get(sheetParts, id)
    return stored === null ? null : vault.open(id, stored.sealed)
  },
})

/** Removes a sheet with its parts, of which there are at most `SHEET_LIMITS.parts`. */
export async function removeSheet(transaction: Transaction, sheet: Sheet): Promise<void> {
  for (const [part, hash] of sheet.hashes.entries()) {
    const stored = hash === '' ? null : await transaction.get(sheetParts, `${sheet.id}.${part}`)
    if (stored !== null) transaction.remove(sheetParts, stored)
  }
  transaction.remove(sheets, sheet)
}

/** Parts that have not come yet, from 0. */
export const missingParts = ({ hashes }: Sheet): number[] => hashes.flatMap((hash, part) => (hash === '' ? [part] : []))

const sheetDocumentId = (messageId: string, sheetId: string): string => `${messageId}.${sheetId.toLowerCase()}`

const badSheet = (messageId: string): DomainError =>
  new DomainError('invalid_input', { messageId }, { fields: { data: COPY.badSheet } })

/** By the bytes that such a file begins with; its name proves nothing. */
const SIGNATURES: readonly (readonly [SheetType, readonly number[]])[] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
]
const typeOf = (bytes: Buffer): SheetType | undefined =>
  SIGNATURES.find(([, signature]) => signature.every((byte, at) => bytes[at] === byte))?.[0]
