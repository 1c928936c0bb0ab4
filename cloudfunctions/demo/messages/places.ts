import type { MessageKind } from '../../../types/messages.terms'
import type { Chance } from './random'
import type { Text } from './texts'

/** Invented names of the city's quarters and roads, each with its district. */
const QUARTERS: readonly (readonly [quarter: string, road: string, districtId: string, district: string])[] = [
  ['听涛花园', '听涛路', 'district-yunlan', '云澜区'],
  ['锦云里小区', '锦云大道', 'district-yunlan', '云澜区'],
  ['禾园新村', '禾园路', 'district-qinghe', '青禾区'],
  ['望禾家园', '望禾街', 'district-qinghe', '青禾区'],
  ['汀洲苑', '汀洲路', 'district-jinting', '锦汀区'],
  ['锦绣里', '锦绣里街', 'district-jinting', '锦汀区'],
  ['湾头小区', '湾头路', 'district-mingwan', '明湾区'],
  ['月明花苑', '月明路', 'district-mingwan', '明湾区'],
  ['柳荫家园', '柳荫路', 'district-liudi', '柳堤区'],
  ['长堤公馆', '长堤路', 'district-liudi', '柳堤区'],
  ['松风里', '松风路', 'district-songyue', '松月区'],
  ['映月湾', '映月大道', 'district-songyue', '松月区'],
  ['创智公寓', '创智大道', 'district-gaoxin', '示范高新区'],
  ['科苑小区', '科苑路', 'district-gaoxin', '示范高新区'],
  ['港前新居', '港前路', 'district-jingkai', '示范经开区'],
  ['枫林小区', '枫林街', 'district-fengping', '枫坪市'],
  ['岚前花苑', '岚前路', 'district-lanshi', '岚石市'],
  ['城垣小区', '城垣大街', 'district-heyuan', '禾垣县'],
  ['麓前社区', '麓前路', 'district-bailu', '白麓县'],
  ['潭西家园', '潭西路', 'district-shuangtan', '双潭县'],
]
const OPENINGS = ['', '', '', '', '你好，', '您好！', '反映个问题：', '实在没办法了才写到这里：']
const POLITE_OPENINGS = ['', '', '你好，', '您好！', '领导好，']
const CLOSINGS = ['', '', '', '请尽快处理。', '盼回复。', '拜托了！', '麻烦给个准话。', '谢谢。', '别再踢皮球了！！']
const URGENT_CLOSINGS = ['', '', '拜托了！', '请尽快来看看。', '谢谢你们。']
const POLITE_CLOSINGS = ['', '', '谢谢。', '谢谢！', '麻烦了。']
const SHY = { openings: ['', '', '你好，', '您好！'], closings: [''] }
const POLITE = { openings: POLITE_OPENINGS, closings: POLITE_CLOSINGS }
const ANGRY = { openings: OPENINGS, closings: CLOSINGS }
/** How people begin and end, by what they want. */
const MOODS: Record<MessageKind, { readonly openings: readonly string[]; readonly closings: readonly string[] }> = {
  inquiry: POLITE,
  suggestion: POLITE,
  praise: SHY,
  help: { openings: OPENINGS, closings: URGENT_CLOSINGS },
  complaint: ANGRY,
  report: SHY,
}
const WHEN_IT_HAPPENED = ['昨天傍晚', '前天', '上个周末', '今天早上', '前几天']
const WHEN_IT_WAS_DONE = ['次日', '次日上午', '次日下午', '接报当天']

/** A text with its blanks filled: what is sent, where, and what will be answered. */
export interface FilledText {
  readonly body: string
  readonly reply: string
  readonly place: string
  readonly districtId: string
}

/** Fills in place, time and mood; body and reply speak of the same place. */
export function fill(text: Text, chance: Chance): FilledText {
  const near = QUARTERS.filter(([, , districtId]) => districtId === text.unitId)
  const [quarter, road, districtId, district] = chance.pick(near.length > 0 ? near : QUARTERS)
  const put = (words: string, when: string): string =>
    words.replaceAll('{小区}', quarter).replaceAll('{路}', road).replaceAll('{时候}', when)
  const opening = chance.pick(MOODS[text.kind].openings)
  const closing = chance.pick(MOODS[text.kind].closings)
  const body = put(text.body, chance.pick(WHEN_IT_HAPPENED))
  return {
    body: `${opening}${/[。！？!?]$/u.test(body) || closing === '' ? body : `${body}。`}${closing}`,
    reply: put(text.reply, chance.pick(WHEN_IT_WAS_DONE)),
    place: `${district}${text.body.includes('{路}') ? road : quarter}`,
    districtId,
  }
}
