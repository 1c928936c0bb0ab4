/** Words around what is filled in. */
export const FIELD_COPY = {
  count: (length: number, most: number) => `${length} / ${most}`,
  moreFaults: (count: number): string => `另有${count}处不对，改好这些后再提交，会接着列出。`,
  tooShort: (least: number): string => `至少写${least}个字。`,
  /** A browser drops what is pasted beyond, without a word. */
  full: (most: number) => `已写满${most}字，多出的字没有写进来`,
} as const
