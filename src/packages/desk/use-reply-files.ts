import { useEffect, useState } from 'react'
import type { MessageView } from '../../../types/messages.contract'
import { FILE_LIMITS, type FileKind } from '../../../types/files.terms'
import { filesApi } from '../../api/files.api'
import { REPLY_FILES_COPY } from '../../copy/files'
import { readStored, writeStored } from '../../platform/storage'
import { type Upload, type Uploads, useUploads } from '../../state/use-uploads'

/** One file of the reply being written. */
export interface ReplyItem {
  /** Its id, or of one on its way the upload's. */
  readonly key: string
  readonly kind: FileKind
  /** What was typed; '' is sent as 第1张图片. */
  readonly name: string
  /** Chosen on this page; absent: it came with the draft, or was uploaded when the page was open before. */
  readonly upload?: Upload
}

/** Uploaded for this reply and not sent yet: on the server for a day, so that leaving the page loses none of it. */
interface Kept {
  readonly uploaded: readonly { readonly id: string; readonly kind: FileKind; readonly name: string }[]
  /** Files of the draft that were taken from it. */
  readonly dropped: readonly string[]
}
const NOTHING: Kept = { uploaded: [], dropped: [] }
const keyOf = (personId: string, messageId: string): string => `minsheng.reply-files.${personId}.${messageId}`

/** What goes with the reply: the files of the draft that is mended, and what is added to them. */
export function useReplyFiles(personId: string, messageId: string, view: MessageView | undefined) {
  const storedAs = keyOf(personId, messageId)
  const [kept, setKept] = useState(() => readStored<Kept>(storedAs) ?? NOTHING)
  const [names, setNames] = useState<Readonly<Record<string, string>>>({})
  const ofDraft = (view?.draft?.files ?? []).filter(({ id }) => !kept.dropped.includes(id))
  const before = [...ofDraft, ...kept.uploaded.filter(({ id }) => !ofDraft.some((one) => one.id === id))]
  const uploads: Uploads = useUploads(before, 'perReply')

  const items: readonly ReplyItem[] = [
    ...before.map(({ id, kind, name = '' }) => ({ key: id, kind, name: names[id] ?? name })),
    ...uploads.all.map((upload) => ({
      key: upload.requestId,
      kind: upload.media.kind,
      name: names[upload.requestId] ?? firstName(upload),
      upload,
    })),
  ]
  // What is there already is found again when the page is opened anew.
  const done = items.flatMap(({ kind, name, upload, key }) => {
    const id = upload === undefined ? key : upload.state === 'done' ? upload.id : undefined
    const own = upload !== undefined || kept.uploaded.some((one) => one.id === key)
    return id !== undefined && own ? [{ id, kind, name }] : []
  })
  const toStore = JSON.stringify({ uploaded: done, dropped: kept.dropped })
  useEffect(() => {
    const { uploaded, dropped } = JSON.parse(toStore) as Kept
    writeStored(storedAs, uploaded.length + dropped.length === 0 ? undefined : { uploaded, dropped })
  }, [storedAs, toStore])

  const remove = ({ key, upload }: ReplyItem): void => {
    if (upload !== undefined) return uploads.remove(upload)
    const own = kept.uploaded.some(({ id }) => id === key)
    // One of the draft is freed when the draft is saved without it.
    if (own) void filesApi.remove({ id: key }).catch(() => undefined)
    setKept({
      uploaded: kept.uploaded.filter(({ id }) => id !== key),
      dropped: own ? kept.dropped : [...kept.dropped, key],
    })
  }
  return {
    items,
    uploads,
    rename: ({ key }: ReplyItem, name: string) => setNames({ ...names, [key]: name }),
    remove,
    /** What keeps the reply from being sent now; undefined: nothing. */
    blocked: uploads.all.some(({ state }) => state === 'uploading')
      ? REPLY_FILES_COPY.waiting
      : uploads.all.some(({ state }) => state === 'failed')
        ? REPLY_FILES_COPY.failedOnes
        : undefined,
    toSend: () => {
      const files = items.flatMap((item) => {
        const id = item.upload === undefined ? item.key : item.upload.id
        return id === undefined ? [] : [{ id, name: item.name.trim() || nameByPlace(items, item) }]
      })
      return files.length === 0 ? {} : { files }
    },
    /** Sent: nothing to keep any more. */
    clear: () => {
      uploads.clear()
      setNames({})
      setKept(NOTHING)
    },
  }
}
export type ReplyFilesState = ReturnType<typeof useReplyFiles>

/** Which of its kind it is, from 1. */
export const placeOf = (items: readonly ReplyItem[], item: ReplyItem): number =>
  items.filter(({ kind }) => kind === item.kind).findIndex(({ key }) => key === item.key) + 1

const nameByPlace = (items: readonly ReplyItem[], item: ReplyItem): string =>
  item.kind === 'document' ? REPLY_FILES_COPY.pdf(placeOf(items, item)) : REPLY_FILES_COPY.image(placeOf(items, item))

/** A document is called as on the device; how a camera numbers its pictures says nothing. */
const firstName = ({ media }: Upload): string =>
  media.kind === 'document'
    ? media.name
        .replace(/\.pdf$/i, '')
        .trim()
        .slice(0, FILE_LIMITS.name)
    : ''
