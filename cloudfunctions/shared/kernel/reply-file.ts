import type { FileRow } from '../../../types/files.contract'

/**
 * A picture or a PDF of a reply: what readers are told of it, and the hash of what they will read. 附件 ties it to the draft,
 * 留言 keeps it with the text that is approved.
 */
export interface ReplyFile extends FileRow {
  readonly name: string
  readonly bytes: number
  /** SHA-256 of its bytes. */
  readonly hash: string
}
