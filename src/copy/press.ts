import type { InsightContract } from '../../types/insight.contract'
import type { OutputOf } from '../../types/wire.contract'
import { PRESS_QUEUE_LIMITS } from '../../types/messages.work.terms'
import { dueNextWords, monthWords } from './days'

type Now = OutputOf<InsightContract['now']>
const { counted, seen } = PRESS_QUEUE_LIMITS

/** What the press overview 全市办理情况 says. */
export const PRESS_COPY = {
  title: '全市办理情况',
  /**
   * `今日收到12件，3件今天到期，2件超期`, by clause: a narrow page breaks between them. On a day off nothing can be due:
   * then it says what is due next, as the tile of the workbench does (`今日收到4件，周一到期3件，2件超期`).
   */
  sentence: (
    { receivedToday, dueToday, dayOff, nextDueOn, dueNext, overdue }: Omit<Now, 'queues'>,
    now?: number,
  ): string[] => [
    `今日收到${receivedToday}件，`,
    dayOff ? `${dueNextWords(nextDueOn, now)}${dueNext}件，` : `${dueToday}件今天到期，`,
    `${overdue}件超期`,
  ],
  allInTime: '没有超期的，请继续保持。',
  someLate: '超期的请先催办，再看下面哪些单位需要帮助。',
  notYours: '您的身份不能看全市情况',
  notYoursText: '全市办理情况给新闻办和督查人员使用。',
  range: '看多少天',
  rangeOption: (days: number): string => `近${days}天`,
  rangeDays: (from: string, to: string): string => `${from}至${to}`,
  rates: '办得怎么样',
  onTime: '按时答复率',
  onTimeOf: (onTime: number, replied: number): string => `${replied}件答复中${onTime}件按时`,
  hours: '平均答复用时',
  hoursOf: (replied: number): string => `按${replied}件答复计算`,
  rating: '市民满意度',
  points: (points: string): string => `${points}分`,
  ratingOf: (ratings: number): string => `${ratings}人次评价，满分5分`,
  received: '收到',
  /** Every transfer of these days, also of what came earlier or was sent on again: no share of what was received. */
  dispatchedOf: (dispatched: number): string => `同期转办${dispatched}件次`,
  replied: '答复',
  repliedOf: (received: number, onPaper: number): string =>
    `同期收到${received}件${onPaper > 0 ? `，其中线下审签答复${onPaper}件` : ''}`,
  overdue: '到期未按时答复',
  overdueNote: '答复期限在这段时间内',
  before: (days: number, value: string): string => `此前${days}天 ${value}`,
  none: '暂无',
  ofReplies: (count: number): string => `${count}件`,
  ofRatings: (count: number): string => `${count}人次`,
  few: '样本少，仅供参考',
  needHelp: '需要帮助的单位',
  needHelpNote: '先看到期未按时答复的件数，再看按时答复率。答复不足5件的，比率仅供参考。',
  needHelpMost: (all: number, shown: number): string => `这样的单位共${all}个，下面是最需要先看的${shown}个。`,
  noneNeedHelp: '这段时间没有落下的单位',
  noneNeedHelpText: '没有到期未按时答复的，答复满5件的单位按时答复率都不低于80%。',
  unitOverdue: (count: number): string => `未按时${count}件`,
  unitOnTime: (share: string, judged: number, inherited: number): string =>
    `按时率${share}（${judged}件答复${inherited > 0 ? `，另有${inherited}件接手时已超期` : ''}）`,
  unitInherited: (replied: number): string => `答复${replied}件，接手时都已超期`,
  unitNoReply: (received: number): string => `收到${received}件，还没有答复`,
  queues: '新闻办待办',
  waiting: (count: number, atLeast = false): string =>
    count >= counted ? `${counted}件以上` : !atLeast ? `${count}件` : count === 0 ? '不详' : `至少${count}件`,
  oldest: (age: string, atLeast = false): string => (atLeast ? `最早的至少已等${age}` : `最早的已等${age}`),
  unseen: `最先到期的${seen}件里没有`,
  cut: `待办太多，只看了每一类最先到期的${seen}件，实际会更多、等得更久。`,
  empty: '没有积压',
  charts: '看走势',
  byDay: '每天收到的留言',
  byDayLabel: (from: string, to: string, total: number, most: number, mostOn: string): string =>
    `${from}至${to}共收到${total}件，最多的是${mostOn}，${most}件`,
  byKind: '按类型（件）',
  byKindLabel: '各类型收到的件数',
  byUnit: '按单位（件）',
  byUnitLabel: '收到最多的单位',
  byUnitMost: (count: number): string => `收到最多的${count}个单位（件）`,
  barText: (received: number, replied: number): string => `收到${received}，答复${replied}`,
  noData: '这段时间没有留言',
  noDataText: '换一段时间看看。',
  history: '历史数据',
  /** @param months `YYYY-MM`, both included */
  historyNote: ({ from, to }: { from: string; to: string }): string =>
    `${monthWords(from)}至${monthWords(to)}的历史留言，单独统计。当时的答复期限与现在不同，不按现在的期限评判。`,
  historyReceived: '导入留言',
  historyReplied: '其中有答复',
  historyHours: '平均答复用时',
  historyMedian: '一半在几天内答复',
  /** @param medianDays whole days gone by: an answer after 11.3 days was given within 12, not within 11 */
  withinDays: (medianDays: number): string => `${medianDays + 1}天`,
  count: (count: number): string => `${count}件`,
  noHistory: '还没有导入历史留言。',
} as const
