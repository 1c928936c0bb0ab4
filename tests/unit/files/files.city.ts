import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { sharpImages } from '../../../cloudfunctions/adapters/images/sharp-images'
import { zlibUnpack } from '../../../cloudfunctions/adapters/pdf/zlib-unpack'
import { localFolder } from '../../../cloudfunctions/adapters/storage'
import { filesFunction } from '../../../cloudfunctions/files'
import { type MessagesDeps, messageReaders, submitMessage } from '../../../cloudfunctions/messages'
import type { DocumentStore } from '../../../cloudfunctions/shared/documents'
import type { FilesContract } from '../../../types/files.contract'
import { FILE_LIMITS, type FileKind } from '../../../types/files.terms'
import { SubmitMessageInput } from '../../../types/messages.contract'
import type { OutputOf, WireError } from '../../../types/wire.contract'
import { callAs } from '../../support/call-module'
import { openSmallCity, people, requestId } from '../../support/small-city'

export const folder = mkdtempSync(join(tmpdir(), 'minsheng-files-'))
afterAll(() => rmSync(folder, { recursive: true }))
export const images = sharpImages(() => Promise.resolve(sharp))

/** A photo as a phone writes it: turned by EXIF, with the place where it was taken. */
export const photo = () =>
  sharp({ create: { width: 400, height: 300, channels: 3, background: '#336699' } })
    .withExif({ IFD0: { Make: 'PHONE' }, IFD3: { GPSLatitude: '39/1 54/1 0/1', GPSLatitudeRef: 'N' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
export const box = (type: string, payload: Buffer): Buffer => {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(payload.length + 8)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, payload])
}
export const PLACE = '+39.9042+116.4074/'
export const video = () =>
  Buffer.concat([
    box('ftyp', Buffer.from('isom\0\0\0\0', 'latin1')),
    box('moov', Buffer.from(`udta\xa9xyz${PLACE}`, 'latin1')),
    box('mdat', Buffer.from(`pictures ${PLACE}`, 'latin1')),
  ])

/** The small city with its files in a folder. @param more what messages are given besides */
export function openFiles(more: Partial<MessagesDeps> = {}, store?: DocumentStore) {
  const small = openSmallCity(store)
  const city = { ...small, deps: { ...small.deps, ...more } }
  const storage = localFolder(join(folder, String(Math.random()).slice(2)), Buffer.alloc(32, 1))
  const deps = { ...city.deps, storage, images, unpack: zlibUnpack, readers: messageReaders(city.store) }
  const served = filesFunction(deps)
  let requests = 100
  const call = async <P extends keyof FilesContract>(
    procedure: P,
    input: object,
    who: keyof typeof people = 'citizen',
  ) => {
    const body = await callAs(served, people[who], procedure, input)
    return body as unknown as { ok: boolean; data: OutputOf<FilesContract[P]>; error: WireError }
  }
  const upload = async (kind: FileKind, bytes: Buffer, who: keyof typeof people = 'citizen') => {
    const begun = await call('begin_upload', { requestId: requestId((requests += 1)), kind, bytes: bytes.length }, who)
    const { id } = begun.data
    for (const part of [...begun.data.missing].reverse()) {
      const slice = bytes.subarray(part * FILE_LIMITS.partBytes, (part + 1) * FILE_LIMITS.partBytes)
      await call('put_part', { id, part, data: slice.toString('base64') }, who)
    }
    return { id, finished: await call('finish', { id }, who) }
  }
  const submit = (attachmentIds: string[], more: object = {}) =>
    submitMessage(city.deps)(
      people.citizen,
      SubmitMessageInput.parse({
        requestId: requestId(1),
        kind: 'complaint',
        body: '家里暖气三天不热，没人来修。',
        addresseeId: 'heating',
        attachmentIds,
        ...more,
      }),
    )
  return { city, deps, storage, call, upload, submit }
}
