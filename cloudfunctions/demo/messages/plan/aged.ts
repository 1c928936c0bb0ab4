import { addDays, daysFromTo, shanghaiDay } from '../../../shared/kernel/local-date'
import { answer, liveOn } from '../afterlife'
import type { Cast } from '../cast'
import { citizenTime, eveningOf } from '../citizen-time'
import type { Story, Telling } from '../telling'
import { type Text, unroutedTexts } from '../texts'

/** The oldest messages were written so many days ago. */
const OLDEST_DAYS = 88
/** Every so many of the aged messages goes an unusual way. */
const UNUSUAL_EVERY = 9

/** Messages of the last three months that have mostly run their course. */
export function agedStories(cast: Cast, count: number): readonly Story[] {
  const { world, back, take, tell } = cast
  const days = daysFromTo(addDays(world.today, -OLDEST_DAYS), back(5))
  return Array.from({ length: count }, (_, at) => {
    const on = days[Math.floor((at * days.length) / count)] ?? back(5)
    const unrouted = at % 11 === 5
    const text = unrouted ? take(() => true, unroutedTexts) : take(() => true)
    const at_ = citizenTime(on, world.chance)
    const { telling, filled } = tell(unrouted ? `desk-aged-${at}` : `aged-${at}`, text, at_)
    if (at % UNUSUAL_EVERY === 4) takeAnotherWay(cast, telling, text, filled.reply, Math.floor(at / UNUSUAL_EVERY))
    else {
      telling.reach().accept()
      if (answer(cast, telling, text, filled.reply)) liveOn(cast, telling, text)
    }
    return telling.story
  })
}

/** Withdrawn, asked in vain, answered after a question, or assigned to a sub-unit. */
function takeAnotherWay(cast: Cast, telling: Telling, text: Text, reply: string, turn: number): void {
  const { world } = cast
  const sub = world.units.find((unit) => unit.parentId === text.unitId)
  const finish = () => {
    if (answer(cast, telling, text, reply)) liveOn(cast, telling, text)
  }
  if (turn % 4 === 0) {
    telling.reach()
    telling.withdraw(eveningOf(addDays(shanghaiDay(telling.lastAt), 1), world.chance), true)
    if (text.kind === 'complaint' || text.kind === 'report')
      telling.confirmWithdrawal(true, '已与写信人确认是自愿撤回，问题已自行解决。')
    return
  }
  telling.reach().accept()
  if (turn % 4 === 1) telling.ask('请补充具体楼号和发生时间，方便我们到现场核对。').letQuestionRunOut()
  if (turn % 4 === 2) {
    telling.ask('请问具体是哪个路口、哪个方向？有照片请补充文字说明位置。')
    telling.supplement(
      eveningOf(addDays(shanghaiDay(telling.lastAt), 1), world.chance),
      '就在小区东门出来往右五十米，靠近公交站那一侧。',
    )
  }
  if (turn % 4 === 3 && sub !== undefined) telling.assign(sub.id)
  finish()
}
