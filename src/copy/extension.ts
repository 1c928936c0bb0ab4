/** 延期: asked for by the unit, granted by the press office or beside a document of supervision. */
export const EXTENSION_COPY = {
  request_extension: {
    title: '申请延期',
    text: '到期前提出，由新闻办审批。批准前期限照常计算。',
    label: '申请理由',
    submit: '提交申请',
    done: '已申请延期',
  },
  grant_extension: {
    title: '准予延期',
    text: '每条留言只能延期一次。市民会看到理由。',
    label: '延期理由',
    submit: '确认延期',
    done: '已延期',
  },
  /** Which day it is about, to whoever comes from another page than the message's. */
  due: (due: string): string => `现在最晚${due}答复。`,
  dueNow: (due: string): string => `已延期，最晚${due}答复`,
  asked: (days: number): string => `承办单位申请延期${days}个工作日，等新闻办审批。`,
  days: '延长几个工作日',
  day: (days: string): string => `${days}个工作日`,
  missing: '请选择延长的天数。',
  placeholder: '例如：管道开挖须等路面解冻，预计12月10日前完工',
} as const
