/** What an entry of the audit log is about. */
export const AUDIT_SUBJECT_KINDS = [
  'message', // 留言
  'account', // 账号
  'supervision_document', // 督办文书
  'calendar', // 校历
  'directory', // 单位名录
  'service_item', // 便民服务事项
  'unit', // 单位
  'policy', // 办理规则
  'file', // 附件
  'export', // 导出的表格
  'history', // 导入的往年留言
  'audit', // 审计记录
  'topic', // 热点话题
  'city', // 全市数据
] as const
export type AuditSubjectKind = (typeof AUDIT_SUBJECT_KINDS)[number]

/** 留言编号: the day of submission and six signs, without those that are misread on the phone. */
export const MESSAGE_CODE = /^20\d{6}-[2-9A-HJ-NP-Z]{6}$/

/** What a verification of the log may find. */
export const AUDIT_FAULTS = [
  'changed', // 记录被改动
  'removed', // 记录被删除
  'inserted', // 记录被插入
  'cut_off', // 记录链被截断
  'seal_changed', // 封存被改动
  'seal_removed', // 封存被删除
  'head_differs', // 与库外链头不符
  'archive_changed', // 归档被改动
  'archive_removed', // 归档不在原处
  'key_unknown', // 缺少封存时的密钥
] as const
export type AuditFault = (typeof AUDIT_FAULTS)[number]
