/**
 * Who answered, as replies of Chinese cities say it: what a unit of this kind is called in a directory and in replies, and
 * the field it belongs to, since one city has one bureau where another has two. For measuring only.
 */
const KINDS: readonly { readonly named: RegExp; readonly said: RegExp; readonly field: string }[] = [
  { named: /教育局/, said: /教育局|教育和体育局|教体局|教育工委/, field: '教育' },
  { named: /交通警察/, said: /交警|交通警察/, field: '公安' },
  { named: /公安局$/, said: /公安局(?!交)|派出所|公安分局/, field: '公安' },
  {
    named: /住房和城乡建设/,
    said: /住建局|住建委|住房和城乡建设|住房城乡建设|城乡建设局|住房保障|房产局|房地产管理|房管局|物业管理/,
    field: '住房土地',
  },
  { named: /公积金/, said: /公积金(?:管理)?中心/, field: '住房土地' },
  { named: /自然资源/, said: /规划局|国土|自然资源/, field: '住房土地' },
  { named: /交通运输局/, said: /交通运输局|交通局|运管处|公路局/, field: '交通' },
  { named: /公交|轨道|地铁/, said: /公交公司|公交集团|轨道集团/, field: '交通' },
  { named: /城市管理/, said: /城管|城市管理/, field: '市容环境' },
  { named: /生态环境/, said: /环保局|环境保护局|生态环境/, field: '市容环境' },
  { named: /园林/, said: /林业局|园林/, field: '市容环境' },
  { named: /人力资源/, said: /人社局|人力资源和社会保障|人力资源社会保障|劳动监察/, field: '人社医保' },
  { named: /社会保险/, said: /社会保险(?:管理)?(?:中心|局)/, field: '人社医保' },
  { named: /医疗保障/, said: /医保局|医疗保障局/, field: '人社医保' },
  { named: /民政局/, said: /民政局/, field: '民政' },
  { named: /卫生健康/, said: /卫生局|卫计|卫生和计划生育|卫健|卫生健康/, field: '卫生' },
  { named: /市场监督/, said: /工商局|工商行政|市场监督|食药监|食品药品|质监/, field: '市场价格' },
  { named: /发展和改革/, said: /发改|物价局/, field: '市场价格' },
  { named: /农业农村/, said: /农业局|农业农村|畜牧/, field: '农业' },
  { named: /水务局|水利局/, said: /水务局|水利局/, field: '水' },
  { named: /供水/, said: /自来水公司|供水公司|水业集团/, field: '水' },
  { named: /供电|电力/, said: /电力局|供电公司|电力公司/, field: '电' },
  { named: /文化和旅游/, said: /文广|文化旅游|旅游局|文旅/, field: '文旅' },
  { named: /应急管理/, said: /安监局|应急管理/, field: '应急' },
]

/** Where a reply says who speaks: its thanks, whom to ask, who was sent; in this order. */
const THANKS = /(?:感谢您?你?们?对|对)([^，。！、]{0,24}?)(?:工作|的)?(?:的)?(?:关注|关心|支持|理解|监督|信任)/g
const TO_ASK = /(?:联系|咨询|拨打|致电|与|请向|来电)([^，。！、]{0,20}?(?:局|中心|大队|支队|公司))/g
const SENT = /(?:经|现将|就|由|交|接)([^，。！、]{0,16}?(?:局|支队|大队|集团|中心))/g
const OPENING = 120
const CLOSING = 110

const kindsIn = (text: string): number[] => KINDS.flatMap(({ said }, at) => (said.test(text) ? [at] : []))
const only = (kinds: readonly number[]): number | null => {
  const [first, ...others] = new Set(kinds)
  return first !== undefined && others.length === 0 ? first : null
}

/** A unit that answered, by its kind. `signed`: the reply itself says who speaks; otherwise it only names one unit. */
export interface AnsweringUnit {
  readonly unitId: string
  readonly signed: boolean
}

/** Who answered, of a directory's units; null where the reply names none, several, or one that the city has not. */
export function answeringUnit(
  reply: string,
  units: readonly { readonly id: string; readonly name: string }[],
): AnsweringUnit | null {
  const spoken = [
    [...reply.matchAll(THANKS)],
    [...reply.matchAll(TO_ASK)],
    [...reply.slice(0, OPENING).matchAll(SENT)],
  ].map((found) => only(found.flatMap(([, said = '']) => kindsIn(said))))
  const signed = spoken.find((kind) => kind !== null) ?? null
  const closing = kindsIn(reply.slice(-CLOSING))
  const named = closing.length > 0 ? only(closing) : (only(kindsIn(reply.slice(0, OPENING))) ?? only(kindsIn(reply)))
  const kind = KINDS[signed ?? named ?? -1]
  const unit = kind === undefined ? undefined : units.find(({ name }) => kind.named.test(name))
  return unit === undefined ? null : { unitId: unit.id, signed: signed !== null }
}

/** The field of a unit by its name; the name itself where none is known. */
export const fieldOf = (name: string): string => KINDS.find(({ named }) => named.test(name))?.field ?? name
