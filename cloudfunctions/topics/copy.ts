import type { Direction } from '../../types/topics.terms'

/** What the server says in this module. */
export const TOPICS_COPY = {
  draftChanged: '这份初稿刚刚有人保存过，请与最新的一稿对照后再保存',
  draftsFull: '这份初稿保存的版本太多了，请复制到文件里继续写',
  answerNotPublic: '这条公开答复已撤下或还没有公开，请另选一条',
  badUrl: '请填写以 https:// 开头的完整网址，网址里不要带账号和密码',
  already: '这一条已经关联过了，不用再关联',
  notLinked: '这一条已经不再关联，请刷新后再看',
  dismissed: '这个话题已标记为“不作为话题”，请恢复后再关联',
  alreadyDismissed: '这个话题已经标记为“不作为话题”，不用再标记',
  notDismissed: '这个话题没有被标记过，请刷新后再看',
  changedSince: '这个话题刚刚有人调整过，请看过最新情况再操作',
  notInTopic: '这条留言已经不在这个话题里了，请刷新后再看',
  notTakenOut: '这条留言没有被移出，或已经放回，请刷新后再看',
  isMerged: '这个话题已经并入另一个话题，请到那个话题里操作，或先分开',
  notMerged: '这两个话题已经分开了，请刷新后再看',
  mergeItself: '请另选一个话题，不能与自己合并',
  dismissedMerge: '标记为“不作为话题”的不能合并，请先恢复',
  tooManyMerged: '合并在一起的话题太多了（最多20个），请先分开一些',
  mergeTells: '本话题已关联统一答复，合并后会告知更多市民，请由签发人员合并',
} as const

const DIRECTION: Record<Direction, string> = {
  new: '为本期新出现',
  rising: '较上期明显上升',
  steady: '与上期大体持平',
  falling: '较上期明显下降',
}

/** 2026-11-15 → 11月15日 */
const day = (on: string): string => `${Number(on.slice(5, 7))}月${Number(on.slice(8, 10))}日`

/** Everything that a first draft is made of: figures, names of places and units, nothing else. */
export interface DraftFacts {
  readonly cityName: string
  readonly label: string
  readonly words: readonly string[]
  readonly places: readonly { readonly name: string; readonly messages: number }[]
  readonly from: string
  readonly to: string
  readonly windowDays: number
  readonly now: number
  readonly before: number
  readonly people: number
  readonly direction: Direction
  readonly percent: number | null
  /** The day with the most messages of this window. */
  readonly peak: { readonly on: string; readonly messages: number } | null
  readonly looked: number
  readonly open: number
  readonly replied: number
  readonly units: readonly { readonly unitName: string; readonly messages: number }[]
}

/** 舆情研判专报初稿 (R45): facts only; what they mean and what is to be done, a person writes. */
export const firstDraft = (facts: DraftFacts): string => {
  const list = (named: readonly { name: string; messages: number }[]): string =>
    named.map(({ name, messages }) => `${name}（${messages}件）`).join('、')
  const percent = facts.percent === null ? '' : `，${facts.percent < 0 ? '减少' : '增加'}${Math.abs(facts.percent)}%`
  const units = facts.units.map(({ unitName, messages }) => ({ name: unitName, messages }))
  return [
    `关于“${facts.label}”的情况专报（初稿）`,
    '',
    `一、基本情况。${day(facts.from)}至${day(facts.to)}，${facts.cityName}市民留言中反映此事项的共${facts.now + facts.before}件，` +
      `涉及${facts.people}人。其中近${facts.windowDays}天${facts.now}件，前${facts.windowDays}天${facts.before}件，${DIRECTION[facts.direction]}${percent}。` +
      (facts.peak === null ? '' : `近${facts.windowDays}天中，${day(facts.peak.on)}最多，为${facts.peak.messages}件。`),
    `二、集中反映。${facts.words.length === 0 ? '用词较分散' : `留言中多次出现：${facts.words.join('、')}`}。` +
      (facts.places.length === 0 ? '没有集中的地点。' : `提及较多的地点：${list(facts.places)}。`),
    `三、办理进展。最近${facts.looked}件中，尚在办理${facts.open}件，已答复或办结${facts.replied}件。` +
      (units.length === 0 ? '尚未转办。' : `承办单位：${list(units)}。`),
    '四、研判与建议。（由起草人填写）',
  ].join('\n')
}
