import { EXPORT_LIMITS, type ExportCut } from '../../types/exports.terms'

/** 导出: what leaves as a sheet, under whose name. */
export const EXPORTS_COPY = {
  export: '导出',
  inboxTitle: '导出留言',
  inboxText: `把现在列表里的留言导出成表格，顺序和内容与列表相同，最多${EXPORT_LIMITS.rows}件。文字里的电话、证件号等会遮盖。`,
  overviewTitle: '导出办理情况',
  overviewText: '把现在看的这段时间的数字导出成表格：合计、按单位、按类型、按日期。',
  warning: '表格上有您的姓名、账号、单位和导出时间，每次导出都记入审计。仅供办理工作使用，请勿外传。',
  make: '生成表格',
  done: (rows: number): string => `已生成，共${rows}件`,
  doneFigures: '已生成',
  cut: {
    none: undefined,
    rows: `件数太多，只导出了排在前面的${EXPORT_LIMITS.rows}件。请缩小筛选范围，分几次导出。`,
    time: '留言太多，规定时间内没有找完，后面的没有导出。请缩小筛选范围，分几次导出。',
  } satisfies Record<ExportCut, string | undefined>,
  fetch: '保存或打开表格',
  notFetched: '表格没有取到，请检查网络后再点一次。',
  until: (time: string): string => `${time}前可以再取，过后自动删除。`,
  trace: (id: string): string => `追溯码 ${id}`,
} as const
