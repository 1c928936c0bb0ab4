/** What the statistics say to a person. */
export const INSIGHT_SENTENCES = {
  fromAfterTo: '开始日期不能晚于结束日期。',
  tooManyDays: (max: number) => `一次最多查看${max}天，请缩短时间范围。`,
} as const
