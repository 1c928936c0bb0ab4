import { SHEET_LIMITS, type SigningStep } from '../../types/messages.terms'
import { POLICY_LIMITS } from '../../types/policy.terms'
import { DOT } from './dot'

const SHEET_SIZE = `${SHEET_LIMITS.bytes / 1024 ** 2}MB`

/** Who signs, as staff read it. */
export const STEP_WORDS: Record<SigningStep, string> = {
  any_approver: '审核人',
  deputy_leader: '分管领导',
  chief_leader: '主要领导',
}

export const PASSED_ON_WORDS = {
  deputy: '等了半个工作日，已转请代理审核人',
  approver: '等了半个工作日，已转请本单位其他审核人',
  stuck: '审核无人处理，已提示市政府新闻办',
} as const

/** Signing a draft 审签: versions, steps, paper, deputies. */
export const SIGNING_COPY = {
  progress: (done: number, all: number): string => `审签进度：共${all}道，已签${done}道`,
  step: (number: number, who: string): string => `第${number}道 ${who}`,
  signed: (name: string, when: string, asDeputy: boolean): string =>
    `${name}${asDeputy ? '（代理）' : ''}已签${DOT}${when}`,
  waitsNow: '等待审签',
  waitsLater: '前一道签后再签',
  distinct: '拟稿和各道审签须为不同的人。修改内容后，已签的作废。',
  approveStepNote: '通过后转给下一道审签，市民还看不到。',
  stepDone: '已签，还需下一道审签',
  youAreDeputy: '您正在代理审核人审核这份答复，记录里会写明是代理。',
  compared: (number: number, when: string, by: string, rejected: boolean): string =>
    `与第${number}稿（${by}，${when}${rejected ? '，被退回' : ''}）相比`,
  rejectedBy: (name: string, when: string): string => `${name}退回${DOT}${when}`,
  outcomeChanged: (from: string, to: string): string => `办理结果：由“${from}”改为“${to}”`,
  legend: '＋下划线是新增，－删除线是删去',
  unchanged: '文字没有改动。',
  spoken: (what: 'added' | 'removed', text: string): string => `${what === 'added' ? '新增' : '删去'}：${text}`,
  showWhole: '看全文',
  showChanges: '看改动',
  versions: '历次拟稿',
} as const

/** 历次拟稿 */
export const VERSIONS_COPY = {
  list: (count: number): string => `共${count}稿`,
  kept: '最多保留最近40稿，只供本单位、新闻办和督查查看，市民看不到。',
  number: (number: number): string => `第${number}稿`,
  length: (characters: number): string => `${characters}字`,
  file: (name: string): string => `附“${name}”`,
  interim: '阶段性答复',
  decision: (what: 'signed' | 'published' | 'rejected', by: string, reason: string | undefined): string =>
    `${by}${{ signed: '已签', published: '通过并公布', rejected: '退回' }[what]}${reason === undefined ? '' : `：${reason}`}`,
  text: (number: number): string => `第${number}稿全文`,
  between: (from: number, to: number): string => `第${from}稿到第${to}稿改了什么`,
  one: '拿这一稿',
  other: '和这一稿比',
  same: '两边选同一稿，就看它的全文。',
  emptyTitle: '还没有拟稿',
  emptyText: '送审过的每一稿都会留在这里。',
  notYours: '您的身份不能看拟稿',
  notYoursText: '拟稿给承办单位、新闻办和督查查看。',
} as const

/** Writing a reply: what is kept where, and who else writes. */
export const WRITING_COPY = {
  twoTexts: '您在另一台设备上也写过这份答复，两份不一样，都保留着。请选择接着用哪一份。',
  here: '这台设备上的',
  there: (when: string): string => `另一台设备上的（${when}保存）`,
  useHere: '用这台设备上的',
  useThere: '用另一台设备上的',
  useBoth: '两份接在一起，自己修改',
  saved: (when: string): string => `已自动保存${DOT}${when}`,
  editing: (name: string, minutes: number): string =>
    minutes < 1 ? `${name}刚刚开始写` : `${name}${minutes}分钟前开始写`,
  editingNote: '可以接着写。先送审的一份为准，后送审的会提示最新内容，写的字都还在。',
  rejectedText: '看被退回的原稿',
  hideRejected: '收起原稿',
} as const

/** 线下审签 */
export const PAPER_COPY = {
  text: '领导已在纸上签字的，上传审签单，写明是谁签的，答复随即公布。签字人会收到提醒，1个工作日内可以撤回。线下审签单独统计。',
  choose: '选择审签单',
  chooseAgain: '换一份审签单',
  kinds: `PDF、JPG或PNG，不超过${SHEET_SIZE}`,
  chosen: (name: string, kilobytes: number): string => `${name}（${kilobytes}KB）`,
  tooBig: `审签单不能超过${SHEET_SIZE}，请压缩或降低扫描清晰度后再传。`,
  signer: (number: number, all: number, who: string): string =>
    all === 1 ? `签字人（${who}）` : `第${number}道签字人（${who}）`,
  nobody: '本单位没有可以签字的审核人，请联系系统管理员设置。',
  missing: '请选择审签单和签字人。',
  uploading: (done: number, all: number): string => `正在上传 ${done}/${all}`,
  submit: '上传并公布答复',
  done: '已按线下审签公布答复',
  sheet: '审签单',
  open: '看审签单',
  signedBy: (names: string, until: string): string => `线下审签：${names}签字，${until}前可以撤回`,
  revokedFor: (reason: string): string => `已撤回，原因：${reason}`,
  revoked: '已撤回更正',
} as const

/** 代理审核 */
export const DEPUTY_COPY = {
  title: '代理审核',
  intro:
    '审核人外出时，由本单位另一位工作人员代为审核。代理期间，待审的答复两人都能看到；拟稿人不能代理审核自己拟的答复。',
  running: '已设的代理',
  none: '还没有设代理。',
  line: (approver: string, deputy: string): string => `${approver}由${deputy}代理`,
  period: (from: string, until: string, now: boolean): string => `${from}到${until}${now ? `${DOT}正在代理` : ''}`,
  end: '取消代理',
  ended: '已取消代理',
  set: '设代理',
  approver: '谁外出',
  deputy: '由谁代理',
  from: '从哪一天',
  until: '到哪一天',
  missing: '请选择外出的人、代理人和起止日期。',
  submit: '设为代理',
  done: '已设代理',
  nobody: '本单位没有登记其他工作人员，请联系系统管理员。',
  notYours: '您的身份不能设代理',
  notYoursText: '审核人可以为自己设代理，联络员可以为本单位审核人设代理。',
} as const

/** The ways of signing that a city may ask for, by their steps. */
export const SIGNING_WAY_WORDS = {
  any: '一名审核人签，不分级别',
  deputy_leader: '分管领导签',
  chief_leader: '主要领导签',
  two_any: '两道：先后两次审核，不分级别',
  two_leaders: '两道：先分管领导，后主要领导',
  any_chief: '两道：先审核人，后主要领导',
} as const

/** 审签规定: who signs what, the hours of the office, and where each rule comes from. */
export const SIGNING_RULES_COPY = {
  title: '审签规定',
  notYours: '您的身份不能看审签规定',
  notYoursText: '审签规定由系统管理员维护，供承办单位、新闻办和督查查看。',
  intro:
    '拟过这份答复的人，哪怕后来由别人改过，也不能审签。规定改了以后，只用于以后送审的答复；正在审签的按送审时的规定。',
  readOnly: '审签规定由系统管理员维护。',
  scope: '看哪里的规定',
  wholeCity: '全市',
  oneUnit: '某个单位',
  rules: (where: string): string => `${where}的审签规定`,
  origins: { default: '系统默认', city: '全市规定', unit: '本单位规定' },
  basis: (source: string): string => `依据：${source}`,
  threePeople: '拟稿和两道审签须为三个人',
  own: '单独规定的单位',
  ownNote: '没有单独规定的单位都按全市规定。',
  noOwn: '还没有单位单独规定。',
  ownLine: (unit: string, kind: string): string => `${unit}：${kind}`,
  signers: '这个单位的审核人',
  noSigners: '还没有审核人，请系统管理员在账号管理里设置。',
  noLevel: '不分级别',
  short: (kinds: string): string => `审核人不够，按现在的规定签不出：${kinds}。请增加审核人、设置级别，或另定规定。`,
  change: (what: string): string => `修改${what}的规定`,
  way: '谁来签',
  distinct: '拟稿和两道审签须为三个不同的人',
  distinctNote: '关上后，同一位领导可以签两道，拟稿人仍不能签',
  source: '依据',
  sourcePlaceholder: '例如：市政府办公室关于答复审签的通知第4条',
  badSource: `请写明依据，至少${POLICY_LIMITS.source.min}个字`,
  save: '保存',
  saved: '已保存，以后送审的答复按新规定',
  back: (origin: string): string => `去掉这条，改按${origin}`,
  goesBackTo: { city: '全市规定', default: '系统默认' },
  changedMeanwhile: (now: string): string =>
    `有人刚改过审签规定，这里现在是“${now}”。您填的都还在，核对后再点保存，会以您的为准。`,
  hours: '工作时间',
  hoursNote: '审核等待、人工审看和撤回期限按工作日的这些时间计算。',
  hoursChange: '修改工作时间',
  hoursPeriod: (from: string, until: string): string => `${from}到${until}`,
  hoursFrom: (number: number): string => `第${number}段从几点`,
  hoursUntil: (number: number): string => `第${number}段到几点`,
  hoursHint: '24小时制，例如 09:00',
  badTime: '请写成 09:00 这样的时间',
  hoursAdd: '再加一段',
  hoursRemove: (number: number): string => `去掉第${number}段`,
  hoursSaved: '工作时间已保存',
  quiet: '免打扰时间',
  quietNote: '这段时间不发订阅消息，紧急留言除外。由系统规定，不能改。',
  times: '办理期限看“期限规定”，外出代理看“代理审核”。',
} as const
