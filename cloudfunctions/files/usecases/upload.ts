import type { FilesContract, FinishedFile } from '../../../types/files.contract'
import { FILE_LIMITS, type FileKind } from '../../../types/files.terms'
import type { OutputOf, ParsedInputOf } from '../../../types/wire.contract'
import { appendAudit } from '../../audit'
import type { Actor } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { fewAtOnce } from '../../shared/kernel/few-at-once'
import { derivedId, sha256 } from '../../shared/kernel/ids'
import { shanghaiDay } from '../../shared/kernel/local-date'
import { FILES_COPY } from '../copy'
import type { FilesDeps } from '../deps'
import { type PdfRefusal, pdfRefusal } from '../domain/pdf'
import { videoTypeOf, withoutPlace } from '../domain/video'
import { files, type StoredFile } from '../files.store'
import { AT_ONCE, keyOf, partKey, removeBytes } from '../stored-bytes'
import { ADDRESS_GOOD_FOR_MS, toFileRow } from '../view'
import { own } from './remove-file'
import { countUpload } from './upload-days'

type Begin = ParsedInputOf<FilesContract['begin_upload']>

/** Announces a file. The same request again is the same upload. */
export const beginUpload =
  (deps: FilesDeps) =>
  async (
    actor: Actor,
    { requestId, kind, bytes, partBytes = FILE_LIMITS.partBytes }: Begin,
  ): Promise<OutputOf<FilesContract['begin_upload']>> => {
    const most = actor.kind === 'citizen' ? FILE_LIMITS[kind].perMessage : FILE_LIMITS[kind].perReply
    if (most === 0) throw refusal('kind', FILES_COPY.notHere)
    if (bytes > FILE_LIMITS[kind].bytes) throw refusal('bytes', FILES_COPY.tooLarge)
    const id = derivedId('file', actor.id, requestId.toLowerCase())
    const mine = { index: 'waiting_of', equals: { ownerId: actor.id, waiting: 'yes' }, limit: FILE_LIMITS.waiting }
    const waiting = await deps.store.query(files, mine)
    const parts = Math.ceil(bytes / partBytes)
    const stored = await deps.store.transact(async (transaction) => {
      const present = await transaction.get(files, id)
      if (present !== null) {
        const same = present.ownerId === actor.id && present.bytes === bytes && present.kind === kind
        if (!same) throw new DomainError('conflict', { fileId: id })
        return present
      }
      if (waiting.items.length >= FILE_LIMITS.waiting)
        throw new DomainError('rate_limited', {}, { say: FILES_COPY.tooMany })
      const createdAt = deps.clock.now()
      await countUpload(transaction, actor, bytes, shanghaiDay(createdAt))
      const blank = { ownerId: actor.id, kind, bytes, parts, partBytes, messageId: '', waiting: 'yes' as const }
      const file = { ...blank, id, partHandles: Array<string>(parts).fill(''), createdAt }
      transaction.insert(files, file)
      return { ...file, version: 1 }
    })
    return { id, parts: stored.parts, missing: missingParts(stored), partBytes: partBytesOf(stored) }
  }

/** Keeps one part. The bytes are there before the document says so: a part that is named can be read. */
export const putPart =
  (deps: FilesDeps) =>
  async (actor: Actor, { id, part, data }: ParsedInputOf<FilesContract['put_part']>) => {
    const file = own(await deps.store.get(files, id), id, actor)
    if (file.ready !== undefined) return { missing: [] }
    const bytes = Buffer.from(data, 'base64')
    const last = part === file.parts - 1
    const partBytes = partBytesOf(file)
    const wanted = last ? file.bytes - part * partBytes : partBytes
    if (part >= file.parts || bytes.length !== wanted) throw refusal('part', FILES_COPY.badPart)
    const handle = await deps.storage.put(partKey(id, part), bytes, 'application/octet-stream')
    const next = await deps.store
      .transact(async (transaction) => {
        const fresh = own(await transaction.get(files, id), id, actor)
        if (fresh.ready !== undefined || fresh.partHandles[part] === handle) return fresh
        const partHandles = fresh.partHandles.map((each, index) => (index === part ? handle : each))
        transaction.put(files, { ...fresh, partHandles })
        return { ...fresh, partHandles }
      })
      .catch(async (error: unknown) => {
        // Taken back or sent meanwhile: nobody would ever remove what a camera wrote.
        if (error instanceof DomainError && GONE.has(error.code)) await deps.storage.remove(handle)
        throw error
      })
    if (next.ready !== undefined) await deps.storage.remove(handle)
    return { missing: missingParts(next) }
  }
const partBytesOf = ({ partBytes = FILE_LIMITS.partBytes }: StoredFile): number => partBytes
const GONE: ReadonlySet<string> = new Set(['not_found', 'invalid_state'])

/** Makes of the parts what will be shown. Running it again, also at once, ends the same. */
export const finishUpload =
  (deps: FilesDeps) =>
  async (actor: Actor, { id }: { id: string }): Promise<FinishedFile> => {
    const file = own(await deps.store.get(files, id), id, actor)
    if (file.ready !== undefined) {
      await removeParts(deps, file)
      return { ...toFileRow(file), ...(await smallOf(deps, file.ready)) }
    }
    if (missingParts(file).length > 0)
      throw new DomainError('invalid_state', { fileId: id }, { say: FILES_COPY.notWhole })
    const parts = await fewAtOnce(file.partHandles, AT_ONCE, (handle) => deps.storage.get(handle))
    if (parts.includes(null)) throw new DomainError('invalid_state', { fileId: id }, { say: FILES_COPY.notWhole })
    const bytes = Buffer.concat(parts.filter((part) => part !== null))
    const ready = await KEEP[file.kind](deps, id, bytes)
    const done = await deps.store
      .transact(async (transaction) => {
        const fresh = own(await transaction.get(files, id), id, actor)
        if (fresh.ready !== undefined) return fresh
        const next = { ...fresh, ready }
        transaction.put(files, next)
        const subject = { kind: 'file', id } as const
        const what = { kind: file.kind, bytes: file.bytes, mediaType: ready.mediaType }
        appendAudit(transaction, deps.ids, { actor, at: deps.clock.now(), action: 'files.finish', subject, what })
        return next
      })
      .catch(async (error: unknown) => {
        // Taken back meanwhile. (Sent meanwhile: another call finished it, and these bytes are those of the message.)
        if (error instanceof DomainError && error.code === 'not_found') await removeBytes(deps, { ...file, ready })
        throw error
      })
    await removeParts(deps, done)
    return toFileRow(done)
  }

/** Removes what the camera wrote, once it is made anew. Until it is gone the document says where it lies. */
async function removeParts({ store, storage }: FilesDeps, { id, partHandles }: StoredFile): Promise<void> {
  if (partHandles.length === 0) return
  await fewAtOnce(partHandles, AT_ONCE, (handle) => storage.remove(handle))
  await store.transact(async (transaction) => {
    const file = await transaction.get(files, id)
    if (file !== null) transaction.put(files, { ...file, partHandles: [] })
  })
}

/** Where the small picture is read, for those that have one. */
async function smallOf({ storage, clock }: FilesDeps, { thumb, mediaType }: NonNullable<StoredFile['ready']>) {
  if (thumb === undefined) return {}
  return { thumbUrl: await storage.address(thumb, mediaType, Date.parse(clock.now()) + ADDRESS_GOOD_FOR_MS) }
}

async function keepImage({ storage, images }: FilesDeps, id: string, bytes: Uint8Array) {
  const made = await images.remake(bytes)
  if (made === null) throw refusal('id', FILES_COPY.notImage)
  if (made === 'busy') throw new DomainError('rate_limited', { fileId: id }, { say: FILES_COPY.busy })
  const { mediaType, width, height } = made
  const main = await storage.put(keyOf(id, 'main.jpg'), made.main, mediaType)
  // A disk that had room for the one alone: nobody would ever remove it.
  const thumb = await storage.put(keyOf(id, 'thumb.jpg'), made.thumb, mediaType).catch(async (error: unknown) => {
    await storage.remove(main).catch(() => undefined)
    throw error
  })
  return { main, thumb, mediaType, width, height, ...contentOf(made.main) }
}

async function keepVideo({ storage }: FilesDeps, id: string, bytes: Uint8Array) {
  const mediaType = videoTypeOf(bytes)
  if (mediaType === null) throw refusal('id', FILES_COPY.notVideo)
  const kept = withoutPlace(bytes)
  if (kept === null) throw refusal('id', FILES_COPY.notVideo)
  return { main: await storage.put(keyOf(id, 'main.mp4'), kept, mediaType), mediaType, ...contentOf(kept) }
}

async function keepPdf({ storage, unpack }: FilesDeps, id: string, bytes: Uint8Array) {
  const why = pdfRefusal(bytes, unpack)
  if (why !== null) throw refusal('id', PDF_COPY[why])
  const mediaType = 'application/pdf'
  return { main: await storage.put(keyOf(id, 'main.pdf'), bytes, mediaType), mediaType, ...contentOf(bytes) }
}
const PDF_COPY: Record<PdfRefusal, string> = {
  not_pdf: FILES_COPY.notPdf,
  locked: FILES_COPY.lockedPdf,
  active: FILES_COPY.activePdf,
}

/** What is made of the bytes of each kind. */
const KEEP: Record<
  FileKind,
  (deps: FilesDeps, id: string, bytes: Uint8Array) => Promise<NonNullable<StoredFile['ready']>>
> = { image: keepImage, video: keepVideo, document: keepPdf }

const contentOf = (bytes: Uint8Array) => ({ hash: sha256(bytes), bytes: bytes.length })

const missingParts = ({ ready, partHandles }: StoredFile): number[] =>
  ready !== undefined ? [] : partHandles.flatMap((handle, part) => (handle === '' ? [part] : []))

const refusal = (field: string, sentence: string): DomainError =>
  new DomainError('invalid_input', {}, { fields: { [field]: sentence } })
