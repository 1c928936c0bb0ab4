import { useEffect, useRef, useState } from 'react'
import { FILE_LIMITS, type FileKind } from '../../types/files.terms'
import { filesApi } from '../api/files.api'
import { toFailure } from '../api/failure'
import { partBytes } from '../api/transport'
import { FILES_COPY } from '../copy/files'
import { chooseMedia, mediaUrl } from '../platform/media'
import type { ChosenMedia } from '../platform/media.types'
import { randomUuid } from '../platform/uuid'

/** One chosen file on its way. `share` 0–1 of it has arrived. */
export interface Upload {
  readonly requestId: string
  readonly media: ChosenMedia
  readonly state: 'uploading' | 'done' | 'failed'
  readonly share: number
  /** The server's id, once it knows of it. */
  readonly id?: string
  /** Why it failed, as a sentence. */
  readonly failure?: string
  /** It was refused for what it is: another try would end the same. */
  readonly refused?: boolean
  /** It failed because nobody was signed in, or not any more. */
  readonly signedOut?: boolean
  /** Chosen when the page was open before: the file itself is out of reach, only the server can still have it. */
  readonly before?: boolean
}

/** What of an upload outlives the page: enough to ask the server for it again. */
export interface KeptUpload {
  readonly requestId: string
  readonly kind: FileKind
  readonly bytes: number
  readonly name: string
  /** The server's id of one that had arrived whole; absent: the page was left while it was on its way. */
  readonly id?: string
}

export interface Uploads {
  readonly all: readonly Upload[]
  /** What keeps the message from being sent now; undefined: nothing. */
  readonly blocked: string | undefined
  /** Whether one waits for somebody to sign in. */
  readonly signedOut: boolean
  /** Said when nothing could be chosen. */
  readonly refusal: string | undefined
  readonly ids: readonly string[]
  /** How many more of a kind the message takes. */
  free: (kind: FileKind) => number
  add: (kind: FileKind) => Promise<void>
  retry: (upload: Upload) => void
  /** Somebody signed in: sends those that waited for it. */
  retrySignedOut: () => void
  remove: (upload: Upload) => void
  /** Those of an earlier visit, found again beside what is here, or `instead` of it: then another person's were here. */
  restore: (kept: readonly KeptUpload[], instead: boolean) => void
  /** They were sent: nothing is left here. */
  clear: () => void
}

/** Parts of a file that are on their way at once: a line with a long way to the server is used all the time. */
const AT_ONCE = 3

/** An upload of an earlier visit: to be looked for where it had arrived, lost where it had not. */
const uploadOf = ({ requestId, id, ...media }: KeptUpload): Upload => ({
  requestId,
  before: true,
  media: { ...media, preview: '', read: () => Promise.reject(new Error('the file was left with the page')) },
  ...(id === undefined
    ? { state: 'failed', share: 0, refused: true, failure: FILES_COPY.notWhole[media.kind] }
    : { state: 'uploading', share: 1, id }),
})

/** What to keep of them; what was refused here is no loss. */
export const keptOf = (all: readonly Upload[]): KeptUpload[] =>
  all
    .filter(({ refused, before }) => before || !refused)
    .map(({ requestId, media: { kind, bytes, name }, state, id, before }) => ({
      requestId,
      kind,
      bytes,
      name,
      // Of an earlier visit only those that had arrived have an id.
      ...(id !== undefined && (state === 'done' || before) ? { id } : {}),
    }))

/**
 * Files beside a text: each goes up by itself, goes on where it broke off, and can be taken back.
 * @param present files that the message or the reply has already
 * @param kept those of an earlier visit; the server is asked for them when the page opens
 */
export function useUploads(
  present: readonly { readonly kind: FileKind }[] = [],
  limit: 'perMessage' | 'perReply' = 'perMessage',
  kept: readonly KeptUpload[] = [],
): Uploads {
  const [all, setAll] = useState<readonly Upload[]>(() => kept.map(uploadOf))
  const [refusal, setRefusal] = useState<string>()
  const removed = useRef(new Set<string>())
  const change = (requestId: string, more: Partial<Upload>): void =>
    setAll((before) => before.map((one) => (one.requestId === requestId ? { ...one, ...more } : one)))

  /** Asks the server whether it still has one of an earlier visit. */
  const find = async ({ requestId, media, id = '' }: Upload): Promise<void> => {
    change(requestId, { state: 'uploading', failure: undefined })
    try {
      const { thumbUrl } = await filesApi.finish({ id })
      change(requestId, { state: 'done', ...(thumbUrl ? { media: { ...media, preview: mediaUrl(thumbUrl) } } : {}) })
    } catch (error) {
      const { message, code } = toFailure(error)
      // Sent already: the message went, only its answer was lost. Sending it again is the same message.
      if (code === 'invalid_state') change(requestId, { state: 'done' })
      else if (code === 'not_found')
        change(requestId, { state: 'failed', failure: FILES_COPY.gone[media.kind], refused: true })
      else change(requestId, { state: 'failed', failure: message, signedOut: code === 'unauthenticated' })
    }
  }
  useEffect(() => {
    for (const upload of all) if (upload.before && !upload.refused) void find(upload)
    // Once, when the page opens.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  const restore = (others: readonly KeptUpload[], instead: boolean): void => {
    // Another person's are not sent on in this one's name.
    if (instead) for (const { requestId } of all) removed.current.add(requestId)
    const back = others
      .filter(({ requestId }) => instead || !all.some((one) => one.requestId === requestId))
      .map(uploadOf)
    setAll((now) => (instead ? back : [...back, ...now]))
    for (const upload of back) if (!upload.refused) void find(upload)
  }

  const run = async ({ requestId, media }: Upload): Promise<void> => {
    const gone = (): boolean => removed.current.has(requestId)
    if (gone()) return
    change(requestId, { state: 'uploading', failure: undefined })
    try {
      const begun = await filesApi.begin({ requestId, kind: media.kind, bytes: media.bytes, partBytes })
      // One that was begun by an earlier version, or is put to one, goes on in parts of its own size.
      const { id, parts, missing, partBytes: each = FILE_LIMITS.partBytes } = begun
      change(requestId, { id })
      const waiting = [...missing]
      let left = missing.length
      const sendParts = async (): Promise<void> => {
        for (let part = waiting.shift(); part !== undefined && !gone(); part = waiting.shift()) {
          const data = await media.read(part * each, each)
          await filesApi.putPart({ id, part, data })
          left -= 1
          change(requestId, { share: (parts - left) / parts })
        }
      }
      // After one failure nothing more is begun: the next try goes on with what is missing.
      const stop = (error: unknown): never => {
        waiting.length = 0
        throw error
      }
      await Promise.all(Array.from({ length: AT_ONCE }, () => sendParts().catch(stop)))
      if (!gone()) await filesApi.finish({ id })
      // Taken back on the way: nothing of it is left behind.
      if (gone()) void filesApi.remove({ id }).catch(() => undefined)
      else change(requestId, { state: 'done', share: 1, id })
    } catch (error) {
      const { message, code } = toFailure(error)
      const [refused, signedOut] = [code === 'invalid_input', code === 'unauthenticated']
      change(requestId, { state: 'failed', failure: message, refused, signedOut })
    }
  }

  const free = (kind: FileKind): number => {
    const taken = present.filter((file) => file.kind === kind).length
    return FILE_LIMITS[kind][limit] - taken - all.filter(({ media }) => media.kind === kind).length
  }
  const add = async (kind: FileKind): Promise<void> => {
    if (free(kind) <= 0) return
    const answer = await chooseMedia(kind, free(kind))
    setRefusal('why' in answer && answer.why === 'refused' ? FILES_COPY.refused : undefined)
    if ('why' in answer) return
    const uploads = answer.chosen.map((media): Upload => {
      const tooLarge = media.bytes > FILE_LIMITS[kind].bytes
      const state = tooLarge ? 'failed' : 'uploading'
      return {
        requestId: randomUuid(),
        media,
        state,
        share: 0,
        ...(tooLarge ? { failure: FILES_COPY.tooLarge[kind], refused: true } : {}),
      }
    })
    setAll((before) => [...before, ...uploads])
    for (const upload of uploads) if (upload.state === 'uploading') await run(upload)
  }

  const remove = (upload: Upload): void => {
    removed.current.add(upload.requestId)
    setAll((before) => before.filter(({ requestId }) => requestId !== upload.requestId))
    // What is left on the server goes by itself after a day.
    if (upload.id !== undefined) void filesApi.remove({ id: upload.id }).catch(() => undefined)
  }

  const retry = (upload: Upload): void => void (upload.before ? find(upload) : run(upload))
  const waiting = all.filter(({ state, signedOut = false }) => state === 'failed' && signedOut)

  const uploading = all.some(({ state }) => state === 'uploading')
  const failed = all.some(({ state }) => state === 'failed')
  return {
    all,
    blocked: uploading ? FILES_COPY.waiting : failed ? FILES_COPY.failedOnes : undefined,
    signedOut: waiting.length > 0,
    refusal,
    ids: all.flatMap(({ id, state }) => (id === undefined || state !== 'done' ? [] : [id])),
    free,
    add,
    retry,
    retrySignedOut: () => waiting.forEach(retry),
    remove,
    restore,
    clear: () => setAll([]),
  }
}
