import type { Post, Unit } from '../../hall'

/** Bureaus that keep a 局长信箱 of their own. */
const BUREAUS_WITH_MAILBOX: readonly (readonly [unitId: string, name: string])[] = [
  ['education', '教育局局长信箱'],
  ['police', '公安局局长信箱'],
  ['human-resources', '人社局局长信箱'],
  ['housing', '住建局局长信箱'],
  ['city-management', '城管局局长信箱'],
  ['transport', '交通运输局局长信箱'],
  ['ecology', '生态环境局局长信箱'],
  ['health', '卫健委主任信箱'],
  ['market-regulation', '市场监管局局长信箱'],
  ['medical-insurance', '医保局局长信箱'],
  ['natural-resources', '自然资源和规划局局长信箱'],
]

/** What the leader of a 县市区 is called in the name of the mailbox. */
const leaderOf = (name: string): string => {
  if (name.endsWith('县')) return '县长信箱'
  if (name.startsWith('示范')) return '主任信箱'
  return name.endsWith('市') ? '市长信箱' : '区长信箱'
}

/** The city's mailboxes 信箱: posts, never persons. The mayor's is handled by the government office. */
export const posts = (districts: readonly Unit[]): readonly Post[] => [
  { id: 'post-mayor', name: '市长信箱', unitId: 'government-office' },
  ...BUREAUS_WITH_MAILBOX.map(([unitId, name]) => ({ id: `post-${unitId}`, name, unitId })),
  ...districts
    .filter((unit) => unit.parentId === undefined)
    .map((unit) => ({ id: `post-${unit.id}`, name: `${unit.name}${leaderOf(unit.name)}`, unitId: unit.id })),
]
