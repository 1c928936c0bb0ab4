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
  /** The server's id once it is done. */
  readonly id?: string
  /** Why it failed, as a sentence. */
  readonly failure?: string
}

export interface Uploads {
  readonly all: readonly Upload[]
  /** What keeps the message from being sent now; undefined: nothing. */
  readonly blocked: string | undefined
  /** Said when nothing could be chosen. */
  readonly refusal: string | undefined
  readonly ids: readonly string[]
  add: (kind: FileKind) => Promise<void>
  retry: (upload: Upload) => void
  remove: (upload: Upload) => void
}

/** Pictures and a video beside a text: each goes up by itself, goes on where it broke off, and can be taken back. */
export function useUploads(): Uploads {
  const [all, setAll] = useState<readonly Upload[]>([])
  const [refusal, setRefusal] = useState<string>()
  const removed = useRef(new Set<string>())
  const change = (requestId: string, more: Partial<Upload>): void =>
    setAll((before) => before.map((one) => (one.requestId === requestId ? { ...one, ...more } : one)))

  const run = async ({ requestId, media }: Upload): Promise<void> => {
    change(requestId, { state: 'uploading', failure: undefined })
    try {
      const { id, parts, missing } = await filesApi.begin({ requestId, kind: media.kind, bytes: media.bytes })
      let left = missing.length
      for (const part of missing) {
        if (removed.current.has(requestId)) return
        const data = await media.read(part * FILE_LIMITS.partBytes, FILE_LIMITS.partBytes)
        await filesApi.putPart({ id, part, data })
        left -= 1
        change(requestId, { share: (parts - left) / parts })
      }
      await filesApi.finish({ id })
      change(requestId, { state: 'done', share: 1, id })
    } catch (error) {
      const { message, fields } = toFailure(error)
      change(requestId, { state: 'failed', failure: Object.values(fields)[0] ?? message })
    }
  }

  const add = async (kind: FileKind): Promise<void> => {
    const free = FILE_LIMITS[kind].perMessage - all.filter(({ media }) => media.kind === kind).length
    if (free <= 0) return
    const answer = await chooseMedia(kind, free)
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
        ...(tooLarge ? { failure: FILES_COPY.tooLarge[kind] } : {}),
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
    ids: all.flatMap(({ id }) => (id === undefined ? [] : [id])),
    add,
    retry: (upload) => void run(upload),
    remove,
  }
}
