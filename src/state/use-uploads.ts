import { useRef, useState } from 'react'
import { FILE_LIMITS, type FileKind } from '../../types/files.terms'
import { filesApi } from '../api/files.api'
import { toFailure } from '../api/failure'
import { FILES_COPY } from '../copy/files'
import { chooseMedia } from '../platform/media'
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
}

export interface Uploads {
  readonly all: readonly Upload[]
  /** What keeps the message from being sent now; undefined: nothing. */
  readonly blocked: string | undefined
  /** Said when nothing could be chosen. */
  readonly refusal: string | undefined
  readonly ids: readonly string[]
  /** How many more of a kind the message takes. */
  free: (kind: FileKind) => number
  add: (kind: FileKind) => Promise<void>
  retry: (upload: Upload) => void
  remove: (upload: Upload) => void
  /** They were sent: nothing is left here. */
  clear: () => void
}

/** Parts of a file that are on their way at once: a line with a long way to the server is used all the time. */
const AT_ONCE = 3

/**
 * Files beside a text: each goes up by itself, goes on where it broke off, and can be taken back.
 * @param present files that the message or the reply has already
 */
export function useUploads(
  present: readonly { readonly kind: FileKind }[] = [],
  limit: 'perMessage' | 'perReply' = 'perMessage',
): Uploads {
  const [all, setAll] = useState<readonly Upload[]>([])
  const [refusal, setRefusal] = useState<string>()
  const removed = useRef(new Set<string>())
  const change = (requestId: string, more: Partial<Upload>): void =>
    setAll((before) => before.map((one) => (one.requestId === requestId ? { ...one, ...more } : one)))

  const run = async ({ requestId, media }: Upload): Promise<void> => {
    change(requestId, { state: 'uploading', failure: undefined })
    try {
      const { id, parts, missing } = await filesApi.begin({ requestId, kind: media.kind, bytes: media.bytes })
      change(requestId, { id })
      const waiting = [...missing]
      let left = missing.length
      const gone = (): boolean => removed.current.has(requestId)
      const sendParts = async (): Promise<void> => {
        for (let part = waiting.shift(); part !== undefined && !gone(); part = waiting.shift()) {
          const data = await media.read(part * FILE_LIMITS.partBytes, FILE_LIMITS.partBytes)
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
      const { message, fields, code } = toFailure(error)
      const refused = code === 'invalid_input'
      change(requestId, { state: 'failed', failure: Object.values(fields)[0] ?? message, refused })
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

  const uploading = all.some(({ state }) => state === 'uploading')
  const failed = all.some(({ state }) => state === 'failed')
  return {
    all,
    blocked: uploading ? FILES_COPY.waiting : failed ? FILES_COPY.failedOnes : undefined,
    refusal,
    ids: all.flatMap(({ id, state }) => (id === undefined || state !== 'done' ? [] : [id])),
    free,
    add,
    retry: (upload) => void run(upload),
    remove,
    clear: () => setAll([]),
  }
}
