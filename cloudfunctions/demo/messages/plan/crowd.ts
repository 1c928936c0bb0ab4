import { addDays, shanghaiDay } from '../../../shared/kernel/local-date'
import { demoCitizen } from '../actors'
import type { Cast } from '../cast'
import { citizenTime } from '../citizen-time'
import { atMinute, workingDayFrom } from '../office-time'
import { silentUntil, type Story, Telling } from '../telling'

/** How many people write about the same matter: bus 18 no longer stops at their school. */
export const CROWD = 40

const WHO = [
  '我家孩子上三年级',
  '我奶奶每天坐这趟车去透析',
  '我是映月学校的家长',
  '住映月湾十年了',
  '我在学校对面开早点铺',
  '我妈七十三了',
  '双职工家庭没人接送',
  '我是高二学生自己写的',
]
const WHAT = [
  '18路公交突然改线，学校那一站没了',
  '18路不停映月学校了，公交站牌都拆了',
  '公交18路改走大桥，我们这边四个站全取消',
  '改线通知贴在旧站牌背面，18路公交说没就没',
  '18路车改线之前没有问过任何人',
]
const SO = [
  '孩子要多走一公里半，过两个大路口',
  '现在倒两趟车，早上六点就得出门',
  '下雨天老人孩子站在路边拦车',
  '家长开车送，校门口堵得动不了',
  '打车一天三十多，谁受得了',
]
const WISH = [
  '请恢复原线路。',
  '哪怕上下学时间停一下也行！',
  '能不能开个校园专线？',
  '要改也该先开个听证会吧？',
  '请给个说法！！',
]

/** Forty people, one matter: each writes in other words on the same three days, each gets the same true answer. */
export function crowdStories(cast: Cast): readonly Story[] {
  const { world, back, ledger } = cast
  const bodies = new Set<string>()
  const firstDay = back(13)
  const answeredOn = back(9)
  return Array.from({ length: CROWD }, (_, at) => {
    let body = ''
    do body = [WHO, WHAT, SO].map((part) => world.chance.pick(part)).join('，') + `，${world.chance.pick(WISH)}`
    while (bodies.has(body))
    bodies.add(body)
    const telling = new Telling(
      world,
      {
        key: `crowd-${at + 1}`,
        by: demoCitizen(`writer-crowd-${at + 1}`),
        at: citizenTime(addDays(firstDay, Math.floor(at / 14)), world.chance),
        kind: 'complaint',
        body,
        place: '松月区映月大道',
        district: 'district-songyue',
        addresseeId: 'bus',
      },
      'bus',
    ).accept()
    const on = laterDay(answeredOn, workingDayFrom(shanghaiDay(telling.lastAt), world.calendar))
    telling.reply(
      on,
      '您好！18路改线前没有征求沿线居民意见，是我们的错。经与学校、社区、家长代表当面商量，从下周一起：早7点前后和下午放学时段，18路每天往返各6班绕行映月学校站，站牌恢复；其余时间由新开的映月接驳线15分钟一班接到大桥站，免费换乘。试行一个月后再开会听大家意见。',
      'solved',
    )
    ledger.noteReply(telling)
    const mood = world.chance.next()
    const evening = atMinute(addDays(on, 1 + (at % 4)), 19 * 60 + (at % 50))
    if (mood < 0.5) telling.rate(evening, 'yes', at % 3 === 0 ? 4 : 5, at % 5 === 0 ? '商量着来就对了。' : undefined)
    else if (silentUntil(on) <= world.today) telling.closeSilently()
    return telling.story
  })
}

const laterDay = (a: string, b: string): string => (a > b ? a : b)
