/** What decided where a message goes, when nobody was chosen; the order is that in which they are asked. */
export const ROUTE_GROUNDS = [
  'district', // 县市区
  'rule', // 分拨规则
  'precedent', // 裁定先例
  'lists', // 职责清单
  'nobody', // 转办员判断
] as const

export const ROUTING_LIMITS = {
  /** Rules that one city can keep in mind. */
  rules: 200,
  /** Characters of one word. */
  word: 30,
  /** Words of one rule or one list of a clause. */
  words: 200,
  /** Clauses of one import. */
  clauses: 3000,
  clauseText: { min: 4, max: 500 },
} as const
