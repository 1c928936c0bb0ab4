/** Words that stand on buttons everywhere. */
export const ACTION_COPY = {
  back: '返回',
  close: '关闭',
  cancel: '先不了',
  more: '查看更多',
  loadMore: '再看一些',
} as const
