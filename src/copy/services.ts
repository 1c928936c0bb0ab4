import type { ServiceItem, ServiceRow } from '../../types/services.contract'

type Topic = ServiceRow['topic']

/** R54, R55: topics in the words people use. */
export const TOPIC_WORDS: Record<Topic, string> = {
  documents: '证件办理',
  social_security: '社保医保',
  housing: '住房公积金',
  education: '教育入学',
  health: '医疗卫生',
  transport: '交通出行',
  utilities: '水电气热',
  family: '婚育养老',
  business: '企业开办',
  culture: '文化旅游',
}

export const SERVICES_COPY = {
  title: '服务',
  search: '找办事',
  searchPlaceholder: '试试“身份证丢了”',
  topics: '按主题找',
  often: '大家常办',
  back: '看全部主题',
  more: '再看一些',
  results: '查找结果',
  none: '没有找到',
  noneExact: '没有叫这个名称的事项',
  near: '只有些字相同的事项',
  nearText: '不一定是您要办的，可以看看。',
  found: (count: number): string => `找到${count}项`,
  noneText: '换个说法试试，或者直接问：写一条咨询，由负责的单位答复。',
  ask: '写咨询留言',
  count: (count: number): string => `${count}项`,
} as const

export const SERVICE_COPY = {
  title: '办事指南',
  content: '办理内容',
  audience: '谁可以办',
  timeLimit: '多久办好',
  fee: '收费',
  materials: '要带什么',
  steps: '怎么办',
  channels: '在哪里办',
  basis: '办理依据',
  unit: '办理单位',
  call: (phone: string): string => `拨打${phone}`,
  ask: '问问办理单位',
  step: (index: number): string => `第${index}步`,
} as const

/** Facts that fit one look, above the longer texts. */
export const quickFacts = (item: ServiceItem): { label: string; value: string }[] => [
  { label: SERVICE_COPY.timeLimit, value: item.timeLimit },
  { label: SERVICE_COPY.fee, value: item.fee },
  { label: SERVICE_COPY.audience, value: item.audience },
  { label: SERVICE_COPY.channels, value: item.channels.join('、') },
  { label: SERVICE_COPY.unit, value: item.unitName },
]
