/** 人工审看, as staff read it. */
export const SCREENING_COPY = {
  text: '请看内容是不是真实诉求。无论怎样选，留言都会继续办理；点名批评单位或干部的诉求照常办理。',
  clear: '没有问题，继续办理',
  keepPrivate: '继续办理，但不公开展示',
  done: '已审看，留言继续办理',
  found: (labels: string): string => `自动检查提示：${labels}`,
  waits: (by: string): string => `新闻办在${by}前人工审看；市民的答复期限照常计算。`,
  held: (pictures: number): string => `有${pictures}张照片，审看后承办单位才能看到。`,
  goesOn: '留言照常办理，人工审看前不公开展示。',
  private: (at: string): string => `${at}人工审看：不公开展示`,
} as const
