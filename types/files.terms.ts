/** What may be added to a message, and to a reply. */
export const FILE_KINDS = [
  'image', // 图片
  'video', // 视频
  'document', // PDF文件
] as const
export type FileKind = (typeof FILE_KINDS)[number]

/**
 * Limits of one file, of one message and of one reply. Bytes as they are sent. A citizen shows what is there: pictures and
 * a video. A department shows what was done, and may add a notice: pictures and PDFs.
 */
export const FILE_LIMITS = {
  image: { bytes: 10 * 1024 * 1024, perMessage: 9, perReply: 9 },
  video: { bytes: 20 * 1024 * 1024, perMessage: 1, perReply: 0 },
  document: { bytes: 10 * 1024 * 1024, perMessage: 0, perReply: 3 },
  /** Bytes of one part before base64: with it a part fits a request of 256 KB. */
  partBytes: 180_000,
  /**
   * The same on WeChat cloud, where a call of a function takes 100 KB of text:
   * https://docs.cloudbase.net/en/error-code/service/EXCEED_MAX_PAYLOAD_SIZE
   */
  cloudPartBytes: 72_000,
  /** Files that one person may have uploaded and not yet sent. */
  waiting: 30,
  /** Bytes that one person may announce on one Shanghai day: many times what anybody shows, a fraction of what a disk holds. */
  bytesPerDay: { citizen: 500 * 1024 * 1024, staff: 2 * 1024 * 1024 * 1024 },
  /** Characters of what a reply says of a file: what a picture shows, what a PDF is called. */
  name: 40,
} as const
