import type { SafetyWord } from './word-list'

/**
 * What a city starts with: advertising, gambling, loans and fraud, sex trade, threats. Short, so that nobody's complaint
 * waits for a common word, and nothing political: a complaint that names an official is what this program is for. A city
 * replaces it by a file of its own (`SAFETY_WORDS`).
 */
export const STARTING_WORDS: readonly SafetyWord[] = [
  ...words('广告', 'review', '加微信领取', '扫码进群', '招代理', '免费领取', '全网最低价', '刷单返利', '代写论文'),
  ...words('广告', 'risky', '代开发票', '办假证', '出售银行卡', '收购四件套'),
  ...words('赌博', 'risky', '博彩网站', '真人荷官', '六合彩特码', '时时彩计划', '百家乐平台'),
  ...words('诈骗', 'review', '无抵押贷款', '内部消息稳赚', '低息贷款加'),
  ...words('诈骗', 'risky', '安全账户转账', '验证码发给我', '跑分平台'),
  ...words('色情', 'risky', '裸聊', '约炮', '成人影片下载', '上门服务小妹'),
  ...words('暴力', 'review', '同归于尽'),
  ...words('暴力', 'risky', '砍死你全家', '炸掉政府', '买枪联系'),
]

function words(label: string, suggestion: SafetyWord['suggestion'], ...found: readonly string[]): SafetyWord[] {
  return found.map((word) => ({ word, label, suggestion }))
}
