import type { IconName } from '../components/icon'

export const HOME_COPY = {
  promise: '您说的事，件件有回音',
  elderOn: '切换到长辈版',
  elderOff: '切换到标准版',
  elderOnShort: '长辈版',
  elderOffShort: '标准版',
  write: '我要留言',
  writeNote: '反映问题、咨询政策、提建议，一分钟写完',
  desk: '打开工作台',
  open: '正在办理的留言',
  toRate: '等您评价的留言',
  openFailed: '您的留言暂时打不开，可以到“留言”里再看。',
  waitsForYou: '请您补充情况',
  answered: '已有答复，等您评价',
  allMine: '全部留言',
  search: '找办事',
  searchPlaceholder: '试试“身份证丢了”',
  searchGo: '查找',
  services: '常办的事',
  allServices: '全部服务',
  callTitle: '不方便打字？',
  call: (hotline: string) => `拨打${hotline}`,
  callNote: '政务服务便民热线，24小时有人接听',
} as const

/** The four services of the home page: what most people come for, opened as a search in spoken words. */
export const HOME_SERVICES: readonly { icon: IconName; title: string; words: string }[] = [
  { icon: 'card', title: '身份证', words: '身份证' },
  { icon: 'health', title: '看病报销', words: '异地就医备案' },
  { icon: 'house', title: '公积金提取', words: '公积金提取' },
  { icon: 'school', title: '入学报名', words: '入学报名' },
]
