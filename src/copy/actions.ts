/** Words that stand on buttons everywhere. */
export const ACTION_COPY = {
  back: '返回',
  close: '关闭',
  cancel: '先不了',
} as const
