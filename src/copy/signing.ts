import type { SigningStep } from '../../types/messages.terms'

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
    `${name}${asDeputy ? '（代理）' : ''}已签 · ${when}`,
  waitsNow: '等待审签',
  waitsLater: '前一道签后再签',
  distinct: '拟稿和各道审签须为不同的人。修改内容后，已签的作废。',
  approveStepNote: '通过后转给下一道审签，市民还看不到。',
  stepDone: '已签，还需下一道审签',
  compared: (number: number, when: string, by: string, rejected: boolean): string =>
    `与第${number}稿（${by}，${when}${rejected ? '，被退回' : ''}）相比`,
  rejectedBy: (name: string, when: string): string => `${name}退回 · ${when}`,
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
  saved: (when: string): string => `已自动保存 · ${when}`,
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
  kinds: 'PDF、JPG或PNG，不超过5MB',
  chosen: (name: string, kilobytes: number): string => `${name}（${kilobytes}KB）`,
  tooBig: '审签单不能超过5MB，请压缩或降低扫描清晰度后再传。',
  signer: (number: number, all: number, who: string): string =>
    all === 1 ? `签字人（${who}）` : `第${number}道签字人（${who}）`,
  nobody: '本单位没有可以签字的审核人，请联系管理员设置。',
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
  period: (from: string, until: string, now: boolean): string => `${from}到${until}${now ? ' · 正在代理' : ''}`,
  end: '取消代理',
  ended: '已取消代理',
  set: '设代理',
  approver: '谁外出',
  deputy: '由谁代理',
  from: '从哪一天',
  until: '到哪一天',
  dayHint: '年-月-日，例如 2026-07-09',
  missing: '请选择外出的人、代理人和起止日期。',
  submit: '设为代理',
  done: '已设代理',
  nobody: '本单位没有登记其他工作人员，请联系管理员。',
  notYours: '您的身份不能设代理',
  notYoursText: '审核人可以为自己设代理，联络员可以为本单位审核人设代理。',
} as const
