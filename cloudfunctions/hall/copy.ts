/** What the hall says when it refuses. */
export const HALL_COPY = {
  unitGone: '没有找到这个单位，它可能已经更名或撤并。',
} as const
