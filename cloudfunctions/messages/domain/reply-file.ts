import type { FileRow } from '../../../types/files.contract'

/** A picture or a PDF of a reply: what readers are told of it, and the hash of what they will read. */
export interface ReplyFile extends FileRow {
  readonly name: string
  readonly bytes: number
  /** SHA-256 of its bytes. */
  readonly hash: string
}

/** As people see it: the hash is for the approval alone. */
export const toReplyFiles = (files: readonly ReplyFile[] | undefined): { files?: FileRow[] } =>
  files === undefined || files.length === 0 ? {} : { files: files.map(({ hash: _hash, ...row }) => row) }
