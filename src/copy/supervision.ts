import type { SupervisionDocumentView } from '../../types/supervision.contract'
import { SUPERVISION_LIMITS, type SupervisionForm, type SupervisionState } from '../../types/supervision.terms'
import { instantWords } from './days'
import { DOT } from './dot'

export const FORM_WORDS: Record<SupervisionForm, string> = {
  reminder: '催办',
  overdue_notice: '超期催办通知书',
  supervision_order: '督办单',
  accountability_lead: '问责线索',
  instruction: '督办意见',
  urgent_dispatch: '紧急件转办催办单',
  urgent_contact: '紧急件联系催办单',
}

export const STATE_WORDS: Record<SupervisionState, string> = {
  draft: '待签发',
  signed: '已签发',
  sent: '已发送',
  closed: '已办结',
}

/** What the supervisor's pages say. */
export const SUPERVISION_COPY = {
  title: '督办',
  entry: '督办',
  entryNote: '催办、超期催办通知书、督办单',
  notYours: '您的身份不能看督办',
  notYoursText: '督办文书给督查和新闻办签发人使用。',
  /** By clause: a narrow page breaks between them. */
  sentence: (drafts: number, signed: number, atLeast = false): string[] => [
    `${atLeast ? '至少' : ''}${drafts}份文书待签发，`,
    `${signed}份已签发、等办结`,
  ],
  nothing: '没有等着处理的文书',
  oldest: (age: string): string => `最早的已等${age}。系统只起草，由督查人员核对后签发。`,
  calm: '到了时限，系统会起草文书，出现在这里。',
  readOnly: '您可以查看全部督办文书，签发和办结由督查人员负责。',
  byRung: '按层级',
  formNote: (drafts: number, signed: number): string => `待签发${drafts}份，待办结${signed}份`,
  count: (count: number): string => `${count}份`,
  byUnit: '按单位',
  unitValue: (drafts: number, signed: number): string => `${drafts + signed}份`,
  unitNote: (drafts: number, signed: number): string => `待签发${drafts}份，待办结${signed}份`,
  state: '文书状态',
  list: '文书',
  listOf: (form: string | undefined, unit: string | undefined): string => [form, unit].filter(Boolean).join(DOT),
  clear: '看全部',
  rowNote: (code: string, dueOn: string): string => `编号${code}，最晚${dueOn}答复`,
  none: '这里没有文书',
  noneText: '换一个状态、层级或单位看看。',
  more: '再看一些',
  document: '督办文书',
  to: (addressee: string): string => `${addressee}：`,
  code: (code: string): string => `留言编号：${code}`,
  drafted: (at: string): string => `起草时间：${at}`,
  sentAt: (at: string): string => `发送时间：${at}`,
  signedBy: (name: string, at: string): string => `签发：${name}，${at}`,
  unsigned: '待签发，尚未送达单位',
  note: (note: string): string => `签发意见：${note}`,
  result: (result: string, at: string): string => `办结：${result}（${at}）`,
  internal: '仅限督查部门和新闻办签发人内部掌握，不发给单位。',
  print: '打印',
  copy: '复制全文',
  copied: '已复制',
  notCopied: '没有复制成功：请在微信里允许使用剪贴板后再试',
  toMessage: '看这条留言',
  overtaken: '这一步已经办过了，不用再办。您写的文字如果还要用，请先复制。',
  seeDocument: '看这份文书',
  sign: {
    open: '签发',
    title: '签发文书',
    text: '签发后，承办单位就能看到这份文书。',
    internalText: '这份线索签发后仍只在内部掌握，不发给单位。',
    label: '签发意见（选填）',
    placeholder: '例如：请今天到现场核实',
    submit: '确认签发',
    done: '已签发',
  },
  close: {
    open: '办结',
    title: '办结文书',
    text: '写明结果。不签发的，写明理由。',
    label: '办结结果',
    placeholder: '例如：单位已答复市民，超期原因已说明',
    submit: '确认办结',
    done: '已办结',
  },
  instruct: {
    open: '写督办意见',
    title: '督办意见',
    text: '作为文书发给正在办理这条留言的单位。请不要写市民的姓名、电话。',
    label: '意见',
    placeholder: '例如：请明天上午到现场，当天反馈进展',
    submit: '发给单位',
    done: '督办意见已发给单位',
  },
  tooShort: `请至少写${SUPERVISION_LIMITS.text.min}个字`,
  /** On the page of a message. */
  onMessage: '督办文书',
} as const

/** Paper outlives the year: always with it. */
const onPaper = (instant: string): string => instantWords(instant, 0)

/** The lines below the text: when, who signed, what came of it. */
export function paperFoot(view: SupervisionDocumentView): string[] {
  const { state, createdAt, signed, closed } = view
  const written = onPaper(createdAt)
  return [
    state === 'sent' ? SUPERVISION_COPY.sentAt(written) : SUPERVISION_COPY.drafted(written),
    ...(signed ? [SUPERVISION_COPY.signedBy(signed.by, onPaper(signed.at))] : []),
    ...(signed?.note ? [SUPERVISION_COPY.note(signed.note)] : []),
    ...(state === 'draft' ? [SUPERVISION_COPY.unsigned] : []),
    ...(closed ? [SUPERVISION_COPY.result(closed.result, onPaper(closed.at))] : []),
  ]
}

/** The whole document as plain text. */
export const paperLines = (view: SupervisionDocumentView): string[] => [
  view.title,
  SUPERVISION_COPY.code(view.code),
  SUPERVISION_COPY.to(view.addressee),
  ...view.paragraphs,
  ...paperFoot(view),
]
