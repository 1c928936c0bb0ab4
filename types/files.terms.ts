/** What a citizen may add to a message. */
export const FILE_KINDS = [
  'image', // 图片
  'video', // 视频
] as const
export type FileKind = (typeof FILE_KINDS)[number]

/** Limits of one file and of one message. Bytes as the phone sends them. */
export const FILE_LIMITS = {
  image: { bytes: 10 * 1024 * 1024, perMessage: 9 },
  video: { bytes: 20 * 1024 * 1024, perMessage: 1 },
  /** Bytes of one part before base64: with it a part fits a request of 256 KB. */
  partBytes: 180_000,
  /** Files that one person may have uploaded and not yet sent. */
  waiting: 30,
} as const
