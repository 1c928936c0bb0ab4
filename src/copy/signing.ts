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
