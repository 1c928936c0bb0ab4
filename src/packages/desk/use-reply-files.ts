import { useEffect, useState } from 'react'
import type { MessageView } from '../../../types/messages.contract'
import { FILE_LIMITS, type FileKind } from '../../../types/files.terms'
import { REPLY_FILES_COPY } from '../../copy/files'
import { readStored, writeStored } from '../../platform/storage'
import { type KeptUpload, keptOf, type Upload, type Uploads, useUploads } from '../../state/use-uploads'

/** One file of the reply being written. */
export interface ReplyItem {
  /** Its id, or of one on its way the upload's. */
  readonly key: string
  readonly kind: FileKind
  /** What was typed; '' is sent as 第1张图片. */
  readonly name: string
  /** Chosen for it and not sent yet; absent: it came with the draft. */
  readonly upload?: Upload
}

/** What outlives the page until the reply is sent. */
interface Kept {
  readonly uploads: readonly KeptUpload[]
  /** What was typed, by `ReplyItem.key`. */
  readonly names: Readonly<Record<string, string>>
  /** Files of the draft that were taken from it. */
  readonly dropped: readonly string[]
}
const NOTHING: Kept = { uploads: [], names: {}, dropped: [] }
const keyOf = (personId: string, messageId: string): string => `minsheng.reply-files.${personId}.${messageId}`

/** What goes with the reply: the files of the draft that is mended, and what is added to them. */
export function useReplyFiles(personId: string, messageId: string, view: MessageView | undefined) {
  const storedAs = keyOf(personId, messageId)
  const [before] = useState(() => readStored<Kept>(storedAs) ?? NOTHING)
  const [names, setNames] = useState(before.names)
  const [dropped, setDropped] = useState(before.dropped)
  const ofDraft = (view?.draft?.files ?? []).filter(({ id }) => !dropped.includes(id))
  const uploads: Uploads = useUploads(ofDraft, 'perReply', before.uploads)

  const items: readonly ReplyItem[] = [
    ...ofDraft.map(({ id, kind, name = '' }) => ({ key: id, kind, name: names[id] ?? name })),
    ...uploads.all
      .filter(({ id }) => !ofDraft.some((file) => file.id === id))
      .map((upload) => ({
        key: upload.requestId,
        kind: upload.media.kind,
        name: names[upload.requestId] ?? firstName(upload),
        upload,
      })),
  ]
  const kept = keptOf(uploads.all)
  const toStore =
    kept.length + dropped.length + Object.keys(names).length === 0
      ? ''
      : JSON.stringify({ uploads: kept, names, dropped })
  useEffect(
    () => writeStored(storedAs, toStore === '' ? undefined : (JSON.parse(toStore) as Kept)),
    [storedAs, toStore],
  )

  const isIn = (state: Upload['state']): boolean => uploads.all.some((one) => one.state === state)
  return {
    items,
    uploads,
    rename: ({ key }: ReplyItem, name: string) => setNames({ ...names, [key]: name }),
    /** One of the draft is freed when the draft is saved without it. */
    remove: ({ key, upload }: ReplyItem) =>
      upload === undefined ? setDropped([...dropped, key]) : uploads.remove(upload),
    /** What keeps the reply from being sent now; undefined: nothing. */
    blocked: isIn('uploading') ? REPLY_FILES_COPY.waiting : isIn('failed') ? REPLY_FILES_COPY.failedOnes : undefined,
    toSend: () => {
      const files = items.flatMap((item) => {
        const id = item.upload === undefined ? item.key : item.upload.id
        return id === undefined ? [] : [{ id, name: item.name.trim() || nameByPlace(items, item) }]
      })
      return files.length === 0 ? {} : { files }
    },
    /** Sent: nothing to keep any more, also where the page was left meanwhile. */
    clear: () => {
      writeStored(storedAs, undefined)
      uploads.clear()
      setNames({})
      setDropped([])
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
