import type { HallUnit } from '../../types/hall.contract'
import { DOT } from './dot'
import { hoursWords, shareWords } from './rates'

type Platform = NonNullable<HallUnit['account']>['platform']

export const PLATFORM_WORDS: Record<Platform, string> = {
  wechat: '微信公众号',
  weibo: '微博',
  douyin: '抖音',
  toutiao: '今日头条',
  video_account: '视频号',
}

export const HALL_COPY = {
  title: '发布厅',
  accounts: '各单位政务号',
  accountsNote: '排在这里的都有专人答复。数字是近90天的答复情况。',
  find: '找单位或政务号',
  findPlaceholder: '单位或政务号名称',
  none: '没有找到，换个词试试。',
  found: (count: number) => `找到${count}个政务号`,
  units: '单位名录',
  unitsNote: (count: number): string => `全部${count}个单位，没有政务号也能留言`,
  write: '给它留言',
  writeLabel: (unit: string): string => `给它留言：${unit}`,
  follow: '关注',
  following: '已关注',
  followLabel: (unit: string): string => `关注${unit}`,
  unfollowLabel: (unit: string): string => `取消关注${unit}`,
  followed: '已关注，下次打开时排在前面',
  unfollowed: '已取消关注',
  signInToFollow: '登录后可以关注单位',
  fewAnswers: '近90天答复不足5件，暂不计算',
  noAccounts: '还没有单位开通政务号',
} as const

/** `答复120件 · 按时93% · 平均2.1天`; no share where it would rest on too few answers. */
export const answeringWords = ({ replied, onTimeShare, averageHours }: NonNullable<HallUnit['answering']>): string =>
  [
    `答复${replied}件`,
    ...(onTimeShare === undefined ? [] : [`按时${shareWords(onTimeShare, 1)}`]),
    `平均${hoursWords(averageHours)}`,
  ].join(DOT)
