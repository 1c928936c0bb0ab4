import { addDays } from '../../../shared/kernel/local-date'
import { demoCitizen } from '../actors'
import type { Cast } from '../cast'
import { citizenTime } from '../citizen-time'
import { type Story, Telling } from '../telling'
import { isHeatingSeason } from './heating'

interface Matter {
  readonly unitId: string
  readonly place: string
  readonly district: string
  readonly bodies: readonly string[]
}

/** In winter a heat exchange station that stands still, otherwise a night bus that no longer runs. */
const WINTER: Matter = {
  unitId: 'heating',
  place: '听涛花园',
  district: 'district-yunlan',
  bodies: [
    '听涛花园换热站停了两天了，暖气冰凉，屋里只有12度，什么时候能修好？',
    '云澜区听涛花园整个小区暖气冰凉，说是换热站水泵坏了，到底哪天修好？',
    '换热站坏了没人管，听涛花园几百户的暖气冰凉，家里还有刚满月的孩子。',
    '听涛花园的换热站又停了！去年也是这样，暖气冰凉只能开空调。',
    '我家住听涛花园六层，换热站一停暖气冰凉，老人冻感冒了。',
    '请派人抢修听涛花园换热站，暖气冰凉三天，打电话都说正在处理。',
    '听涛花园暖气冰凉，物业说换热站归供热公司管，供热公司说在等水泵。',
    '听涛花园换热站停运，暖气冰凉的这几天热费怎么退？',
    '换热站抢修要多久？听涛花园暖气冰凉，请给个准话。',
  ],
}
const OTHERWISE: Matter = {
  unitId: 'bus',
  place: '听涛花园',
  district: 'district-yunlan',
  bodies: [
    '26路夜班车突然取消，听涛花园下夜班的人怎么回家？',
    '听涛花园站的26路夜班车不来了，等了一个小时才知道取消了。',
    '请恢复26路夜班车，住听涛花园上夜班的护士每天打车回家。',
    '26路夜班车取消也不贴通知，听涛花园站牌上还写着23:30末班。',
    '建议26路夜班车至少保留到23点，听涛花园附近没有别的车。',
    '云澜区听涛花园26路夜班车取消了，孩子晚自习回来没有车坐。',
    '26路夜班车为什么取消？听涛花园坐这趟车的人不少。',
    '听涛花园到火车站只有26路夜班车，取消以后赶早班火车的人没办法。',
    '夜班车26路停了一个星期，听涛花园的居民意见很大，请说明原因。',
  ],
}

/** Nine people, one matter, the last four days: what the press office finds rising under 热点话题. All are still open. */
export function risingStories({ world }: Cast): readonly Story[] {
  const { unitId, place, district, bodies } = isHeatingSeason(world.today) ? WINTER : OTHERWISE
  return bodies.map((body, at) => {
    const on = addDays(world.today, -1 - (at % 4))
    const opening = {
      key: `rising-${at + 1}`,
      by: demoCitizen(`writer-rising-${at + 1}`),
      at: citizenTime(on, world.chance),
      kind: 'complaint' as const,
      body,
      place,
      district,
      addresseeId: unitId,
    }
    return new Telling(world, opening, unitId).accept().story
  })
}
