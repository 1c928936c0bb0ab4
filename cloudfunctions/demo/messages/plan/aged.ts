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
/** Every so many names no unit and waits for the dispatcher first. */
const UNROUTED_EVERY = 11

/** Messages of the last three months that have mostly run their course. */
export function agedStories(cast: Cast, count: number): readonly Story[] {
  const { world, back, take, tell } = cast
  const days = daysFromTo(addDays(world.today, -OLDEST_DAYS), back(5))
  return Array.from({ length: count }, (_, turn) => {
    const on = days[Math.floor((turn * days.length) / count)] ?? back(5)
    const way = turn % UNUSUAL_EVERY === 4 ? WAYS[Math.floor(turn / UNUSUAL_EVERY) % WAYS.length] : undefined
    const unrouted = turn % UNROUTED_EVERY === 5 && way === undefined
    const text = unrouted
      ? take(() => true, unroutedTexts)
      : take((each) => way === undefined || SUITS[way](cast, each))
    const { telling, filled } = tell(
      unrouted ? `desk-aged-${turn}` : `aged-${turn}`,
      text,
      citizenTime(on, world.chance),
    )
    telling.reach()
    if (way === 'withdrawn') {
      withdraw(cast, telling, text)
      return telling.story
    }
    telling.accept()
    if (way !== undefined) goBy(way, cast, telling, text)
    if (answer(cast, telling, text, filled.reply)) liveOn(cast, telling, text)
    return telling.story
  })
}

/** Ways beside the usual one: withdrawn, asked in vain, answered after a question, assigned to a sub-unit. */
const WAYS = ['withdrawn', 'unanswered', 'supplemented', 'assigned'] as const
type Way = (typeof WAYS)[number]

/** Questions that fit what people write to these units, and what they answer. */
const AT_A_PLACE = {
  units: ['traffic', 'city-management', 'street-lamps', 'forestry', 'drainage', 'transport', 'housing', 'fire'],
  question: '请问具体在哪个位置、哪个方向？请补充最近的路口、楼号或公交站名，方便我们到现场核对。',
  answer: '就在东门出来往右五十米，靠近公交站那一侧，对面是个药店。',
}
const ABOUT_MONEY = {
  units: ['market-regulation', 'human-resources', 'postal', 'telecom', 'tax', 'parking'],
  question: '请补充对方单位的全称、发生的日期和金额；有合同、收据的，请写明上面的名称和编号。',
  answer: '门头和收据上的名字一样，上个月8号交的钱，收据还在，编号我写在最后：第17号。',
}
const dialogueFor = (unitId: string) => [AT_A_PLACE, ABOUT_MONEY].find(({ units }) => units.includes(unitId))
const canBeAsked = (_cast: Cast, { kind, unitId }: Text): boolean =>
  (kind === 'complaint' || kind === 'help') && dialogueFor(unitId) !== undefined
const subUnitOf = ({ world }: Cast, unitId: string) => world.units.find((unit) => unit.parentId === unitId)

const SUITS: Record<Way, (cast: Cast, text: Text) => boolean> = {
  withdrawn: (_cast, { kind }) => kind !== 'praise',
  unanswered: canBeAsked,
  supplemented: canBeAsked,
  assigned: (cast, { unitId }) => subUnitOf(cast, unitId) !== undefined,
}

function withdraw({ world }: Cast, telling: Telling, { kind }: Text): void {
  telling.withdraw(eveningOf(addDays(shanghaiDay(telling.lastAt), 1), world.chance), true)
  if (kind === 'complaint' || kind === 'report')
    telling.confirmWithdrawal(true, '已与写信人联系确认：自愿撤回，问题已自行解决。')
}

function goBy(way: Way, cast: Cast, telling: Telling, { unitId }: Text): void {
  const dialogue = dialogueFor(unitId)
  if (way === 'assigned') telling.assign(subUnitOf(cast, unitId)?.id ?? unitId)
  if (dialogue === undefined) return
  if (way === 'unanswered') telling.ask(dialogue.question).letQuestionRunOut()
  if (way === 'supplemented') {
    telling.ask(dialogue.question)
    telling.supplement(eveningOf(addDays(shanghaiDay(telling.lastAt), 1), cast.world.chance), dialogue.answer)
  }
}
