import * as z from 'zod/mini'
import { FILE_KINDS, FILE_LIMITS } from './files.terms'
import { DocumentId, Instant, personText, procedure } from './wire.contract'

const MOST_PARTS = Math.ceil(FILE_LIMITS.video.bytes / FILE_LIMITS.cloudPartBytes)
/** Bytes of each part but the last. */
const PartBytes = z.int().check(z.minimum(FILE_LIMITS.cloudPartBytes), z.maximum(FILE_LIMITS.partBytes))
const BASE64_LENGTH = Math.ceil(FILE_LIMITS.partBytes / 3) * 4

/** A file of a message or a reply, as they list it; `files.addresses` says where it is read. */
export const FileRow = z.object({
  id: z.string(),
  kind: z.enum(FILE_KINDS),
  /** Pixels; of images alone. */
  width: z.optional(z.int()),
  height: z.optional(z.int()),
  /** What it shows or is called, in the words of whoever replied; files of replies alone. */
  name: z.optional(z.string()),
  /** Its size as it is read; files of replies alone. */
  bytes: z.optional(z.int()),
})

const MOST_OF_A_REPLY = FILE_LIMITS.image.perReply + FILE_LIMITS.document.perReply
/** Files of a reply in the order in which they are shown: finished ones of this person, or of the draft that is edited. */
export const ReplyFiles = z
  .array(z.object({ id: DocumentId, name: personText(1, FILE_LIMITS.name) }))
  .check(z.maxLength(MOST_OF_A_REPLY))

export const filesContract = {
  /**
   * The same `requestId` again is the same upload, with what of it has arrived. Videos are citizens', PDFs are staff's.
   * `partBytes`: what fits a call of this client, and what the upload was begun with; absent: `FILE_LIMITS.partBytes`.
   */
  begin_upload: procedure({
    input: z.object({
      requestId: z.guid(),
      kind: z.enum(FILE_KINDS),
      bytes: z.int().check(z.minimum(1), z.maximum(FILE_LIMITS.video.bytes)),
      partBytes: z.optional(PartBytes),
    }),
    output: z.object({
      id: z.string(),
      parts: z.int(),
      missing: z.array(z.int()),
      partBytes: z.optional(z.int()),
    }),
    by: ['citizen', 'handler'],
    errors: ['unauthenticated', 'forbidden', 'invalid_input', 'conflict', 'rate_limited'],
  }),
  /** One part, base64, in any order; the same part twice is one. */
  put_part: procedure({
    input: z.object({
      id: DocumentId,
      part: z.int().check(z.minimum(0), z.maximum(MOST_PARTS)),
      data: z.string().check(z.minLength(4), z.maxLength(BASE64_LENGTH), z.regex(/^[A-Za-z0-9+/]+={0,2}$/)),
    }),
    output: z.object({ missing: z.array(z.int()) }),
    by: ['citizen', 'handler'],
    errors: ['unauthenticated', 'forbidden', 'not_found', 'invalid_input', 'invalid_state', 'conflict'],
  }),
  /**
   * Looks at what arrived: its type by its content, images made anew without what the camera wrote into them, PDFs as they
   * are (a seal is good for these bytes alone), unless they run something, carry other files or are locked. Asked
   * again, it says where the small picture is read for the next minutes: a page that was loaded anew has it no longer.
   */
  finish: procedure({
    input: z.object({ id: DocumentId }),
    output: z.extend(FileRow, { thumbUrl: z.optional(z.string()) }),
    by: ['citizen', 'handler'],
    errors: ['unauthenticated', 'forbidden', 'not_found', 'invalid_input', 'invalid_state', 'conflict'],
  }),
  /** Takes back what was not sent yet. */
  remove: procedure({
    input: z.object({ id: DocumentId }),
    output: z.object({}),
    by: ['citizen', 'handler'],
    errors: ['unauthenticated', 'forbidden', 'not_found', 'invalid_state', 'conflict'],
  }),
  /** Addresses of those files of a message and its replies that the caller may read now; good for ten minutes. */
  addresses: procedure({
    input: z.object({ messageId: DocumentId }),
    output: z.object({
      items: z.array(z.extend(FileRow, { url: z.string(), thumbUrl: z.optional(z.string()) })),
      until: Instant,
    }),
    by: 'signed_in',
    errors: ['unauthenticated', 'not_found'],
  }),
}
export type FilesContract = typeof filesContract
export type FileRow = z.output<typeof FileRow>
export type FinishedFile = z.output<(typeof filesContract)['finish']['output']>
export type FileAddresses = z.output<(typeof filesContract)['addresses']['output']>
