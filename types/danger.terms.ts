/**
 * Words of danger to life. The page shows 110, 119 and 120 the moment one is typed, and the message goes on top of
 * every queue. Shared, so that page and server never disagree.
 */
export const DANGER_WORDS = [
  '燃气泄漏',
  '煤气泄漏',
  '天然气泄漏',
  '燃气味',
  '煤气味',
  '闻到燃气',
  '闻到煤气',
  '煤气中毒',
  '一氧化碳中毒',
  '着火',
  '起火',
  '火灾',
  '爆炸',
  '触电',
  '漏电',
  '电线掉',
  '坍塌',
  '塌方',
  '快塌了',
  '溺水',
  '掉进井',
  '掉井里',
  '被困电梯',
  '困在电梯',
  '被困',
  '救命',
  '自杀',
  '轻生',
  '不想活',
  '跳楼',
  '跳河',
  '持刀',
  '打死',
  '要出人命',
  '生命危险',
  '昏迷',
  '大出血',
  '家暴',
  '被拐',
  '失踪',
] as const

/** The sentence shown at once. */
export const DANGER_SENTENCE = '有危险请立即拨打110/119/120'

/** What nobody sees, as it comes along when a text is copied. */
const UNSEEN = /[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]+/g

/** Whether a text speaks of danger to life. */
export const speaksOfDanger = (text: string): boolean => {
  const seen = text.replace(UNSEEN, '')
  return DANGER_WORDS.some((word) => seen.includes(word))
}
