import type { RuleView } from '../../types/routing.contract'
import { dayOfYearWords } from './days'
import { DOT } from './dot'
import { KIND_WORDS } from './terms'

const percent = (share: number): string => `${Math.round(share * 100)}%`

export const SUGGESTION_COPY = {
  title: '建议承办单位',
  none: '没有可以建议的单位，请从名录里选择。',
  failed: '建议没有取到，不影响转办，请从名录里选择。',
  /** Below one in a hundred a number would say more than is known. */
  score: (score: number) => (score < 0.01 ? '供参考' : `把握${percent(score)}`),
  choose: (unit: string) => `选择${unit}`,
} as const

export const RULES_COPY = {
  title: '分拨规则',
  notYours: '您的身份不能看分拨规则',
  notYoursText: '分拨规则由市政府新闻办维护。',
  intro: '没有选择收件单位的留言，先看县市区，再按这里的顺序看规则，第一条符合的起作用；都不符合的按职责清单判断。',
  threshold: '自动转办的把握',
  thresholdNote: (share: number) =>
    `把握不到${percent(share)}的，由转办员判断。没有设置时是90%：用真实留言检验，到这个把握的约九成转得对。`,
  thresholds: [0.4, 0.5, 0.6, 0.7, 0.8, 0.9].map((value) => ({ value: String(value), label: percent(value) })),
  rules: '规则',
  empty: '还没有规则',
  emptyText: '留言按县市区和职责清单分拨。',
  off: '已停用',
  offBecause: {
    unit_closed: '单位已撤销，规则已自动停用。请改派单位，或删除这条规则。',
    unit_back: '单位已恢复，规则还停用着。需要时请重新启用。',
  },
  someClosed: (count: number) => `有${count}条规则指向的单位已撤销，已自动停用。`,
  someBack: (count: number) => `有${count}条停用的规则，单位已恢复，可以重新启用。`,
  on: '启用',
  up: '上移',
  down: '下移',
  edit: '修改',
  cancel: '取消',
  remove: '删除',
  removeAsk: '删除这条规则？',
  add: '添加规则',
  name: '规则名称',
  namePlaceholder: '例如：供热季暖气不热',
  words: '提到这些词',
  wordsHint: '用空格或顿号隔开，提到其中一个就算。',
  unit: '转给哪个单位',
  fromDay: '从哪天起（选填）',
  toDay: '到哪天止（选填）',
  missing: '请填写名称，至少填一个条件，并选择单位；钟点写0到23。',
  submit: '保存规则',
  changedMeanwhile: (where: string, when: string): string =>
    `有人刚改过这条规则，现在是“${where}（${when}）”。核对后再点保存，会以您的为准。`,
  conditionNote: '下面填了的条件要同时符合；没填的不作要求。新规则排在最后，可以上移。',
  kinds: '留言类型',
  categories: '事项类别',
  categoriesHint: '按自动判断最可能的类别。',
  districts: '县市区',
  fromHour: '从几点起（选填）',
  toHour: '到几点止，不含（选填）',
  hoursHint: '写0到23，两个一起填；不填就是全天。可以跨夜，例如22到6。',
  clause: '引用哪一条职责',
  noClause: '不引用',
  noClauses: '这个单位还没有职责清单，不用引用。',
  clauseNumber: (number: number) => `第${number}条`,
  moreClauses: (left: number) => `再看其余${left}条`,
  attempt: '试一试：会命中哪些留言',
  tried: ({ looked, hits }: { looked: number; hits: number }) =>
    hits === 0 ? `最近的${looked}件里，这条规则一件也没有命中。` : `最近的${looked}件里，这条规则会命中${hits}件。`,
  triedList: '会命中的留言',
  triedMore: '只列出最近的几件。',
  nobody: '还没有转办',
  saved: '已保存，几秒后开始按新规则分拨。',
  readOnly: '只有转办员和签发人可以修改。',
} as const

/** 提到“不热” · 投诉 · 2026年11月1日起: what a rule asks for, in one line. */
export function conditionWords({ when }: Pick<RuleView, 'when'>): string {
  const { words, kinds, categories, districts, fromDay, toDay, fromHour, toHour } = when
  return [
    words && `提到${words.map((word) => `“${word}”`).join('')}`,
    kinds?.map((kind) => KIND_WORDS[kind]).join('、'),
    categories?.join('、'),
    districts && `${districts.length}个县市区`,
    (fromDay ?? toDay) !== undefined && daysWords(fromDay, toDay),
    fromHour !== undefined && toHour !== undefined && `${fromHour}点至${toHour}点`,
  ]
    .filter(Boolean)
    .join(DOT)
}

/** `2026年11月1日至2027年3月31日`; open at one end: `2026年11月1日起`, `2027年3月31日止`. */
const daysWords = (from: string | undefined, to: string | undefined): string =>
  from !== undefined && to !== undefined
    ? `${dayOfYearWords(from)}至${dayOfYearWords(to)}`
    : from !== undefined
      ? `${dayOfYearWords(from)}起`
      : `${dayOfYearWords(to ?? '')}止`

export const DUTIES_COPY = {
  title: '职责清单',
  notYours: '只有工作人员能看职责清单',
  notYoursText: '请用工作账号登录。',
  intro: '分拨、退回和裁定都引用这里的条款。',
  importedOn: (day: string) => `${day}导入`,
  empty: '还没有导入职责清单',
  emptyText: '现在按单位名录里的关键词分拨。',
  units: '单位',
  search: '查找单位',
  noUnit: '没有找到这个单位的清单。',
  found: (units: number) => `找到${units}个单位`,
  count: (clauses: number) => `${clauses}条`,
  number: (number: number) => `第${number}条`,
  importTitle: '导入职责清单',
  importHint:
    '从表格里复制，连同列名一起粘贴。表里写到的单位，清单整份替换；没写到的不变。清单还不全的单位，单位名录里的关键词继续有效。',
  table: '职责表',
  placeholder: '单位,职责,类别,主题,关键词,别名\n市供热集团,负责集中供热和室温达标,城乡建设,供热,暖气 不热 室温,',
  submit: '检查并导入',
  done: (units: number) => `已导入。现在有${units}个单位的职责清单。`,
} as const
