import { TEMPLATE_VARIABLES } from '../../types/messages.drafting.terms'
import type { ReplyFinding } from '../../types/messages.terms'

/** What helps with drafting says. */
export const DRAFTING_COPY = {
  templates: '用模板',
  similar: '看类似答复',
  check: '检查一遍',
  checkFine: '没有发现要提醒的地方。',
  checkPromises: '文中的日期，审核人可以设为公开承诺：',
  checkTitle: '答复前再看一眼',
  templatesTitle: '答复模板',
  templatesNone: '还没有模板。联络员和审核人可以为本单位建模板，新闻办可以建全市通用的。',
  ofCity: '全市通用',
  insert: '使用',
  newTemplate: '新建模板',
  editTemplate: '修改',
  removeTemplate: '删除',
  removeAsk: (title: string): string => `删除“${title}”？删除后，能用它的同事都不能再用，也不能恢复。`,
  removeConfirm: '确认删除',
  titleLabel: '模板名称',
  titlePlaceholder: '例如：停暖检修',
  bodyLabel: '模板内容',
  bodyPlaceholder: '例如：您反映的{标题}（编号{编号}）已派人检修，最晚{期限}答复。',
  variables: `花括号里的词使用时会自动填上：${TEMPLATE_VARIABLES.map((name) => `{${name}}`).join('、')}`,
  forUnit: (unit: string): string => `给${unit}用`,
  save: '保存',
  saved: '模板已保存',
  removed: '模板已删除',
  back: '返回',
  similarTitle: '类似留言的答复',
  similarNone: '没有找到类似的已答复留言。',
  similarNote: '只列您有权查看的留言和已公开的答复。情况不同，请核实后再写。',
  publicAnswer: '公开答复',
  because: (words: readonly string[]): string => `都提到${words.map((word) => `“${word}”`).join('')}`,
  useReply: '引用这份答复',
  used: '已放进答复内容，请按这次的情况修改',
} as const

/** What a finding tells the writer and the approver, and what to do. */
export const FINDING_WORDS: Record<ReplyFinding, string> = {
  only_acknowledges: '这份答复只说了收悉、已转或正在办，市民看不到结果。请想一想要不要修改。',
  points_missed: '市民问的这些，答复里好像没有回应：',
  no_date: '还没有全部解决，请写明什么时候办好。',
  no_contact: '没有写电话或窗口，市民想再问时找不到人。',
  official_speak: '这些话市民听不明白，可以换成具体的：',
}
/** `“尽快”：写明哪天前` */
export const passageWords = ({ said, plain }: { said: string; plain?: string }): string =>
  plain === undefined ? said : `“${said}”：${plain}`
