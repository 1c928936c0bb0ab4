import type { Actor } from '../../../shared/kernel/actor'
import { SILENT_DAYS } from '../../../messages'
import { addDays, type Instant, type LocalDate, shanghaiDay } from '../../../shared/kernel/local-date'
import { demoCitizen } from '../actors'
import type { Cast } from '../cast'
import { citizenTime, eveningOf } from '../citizen-time'
import { atMinute, minuteOfDay, minutesLater, workingDayBefore, workingDayFrom } from '../office-time'
import type { Story, Telling } from '../telling'
import { type Text, unroutedTexts } from '../texts'
import { heatingTexts } from './heating'

/** Units whose inbox is full today: whoever signs in as their handler or approver has work. */
export const BUSY_UNITS = [
  'heating',
  'housing',
  'traffic',
  'city-management',
  'police',
  'market-regulation',
  'education',
  'human-resources',
]

interface Live {
  readonly cast: Cast
  /** The last working day of a promise that ends today, or on the next working day where nobody works today. */
  readonly dueOn: LocalDate
  readonly now: Instant
}
type Kind = (text: Text) => boolean
const fiveDays: Kind = (text) => text.kind !== 'inquiry' && text.kind !== 'report' && text.kind !== 'praise'
const twoDays: Kind = (text) => text.kind === 'inquiry'

/** What is open today, so that every persona finds something due: inboxes, approvals, desk, call-backs, questions. */
export function liveStories(cast: Cast, now: Instant): readonly Story[] {
  const live: Live = { cast, now, dueOn: workingDayFrom(cast.world.today, cast.world.calendar) }
  return [
    ...BUSY_UNITS.flatMap((unitId, at) => busyUnit(live, unitId, at)),
    ...deskOf(live),
    ...citizenOne(live),
    ...citizenTwo(live),
    ...sentToday(live),
  ]
}

/** A message to the unit, sent so that its promise ends on the given day. */
function tellDueOn(live: Live, key: string, unitId: string, kind: Kind, dueOn: LocalDate, by?: Actor) {
  const { world, take, tell } = live.cast
  const inUnit = (text: Text) => text.unitId === unitId && kind(text)
  const promised = kind === twoDays ? 2 : 5
  const on = workingDayBefore(dueOn, promised, world.calendar)
  const text = unitId === 'heating' ? take(inUnit, heatingTexts(on)) : take(inUnit)
  const { telling, filled } = tell(key, text, citizenTime(on, world.chance), by)
  return { telling, text, filled }
}

function busyUnit(live: Live, unitId: string, at: number): Story[] {
  const { back, world } = live.cast
  const due = (name: string, kind: Kind, on: LocalDate) => tellDueOn(live, `live-${unitId}-${name}`, unitId, kind, on)
  const processing = due('processing', fiveDays, live.dueOn).telling.reach().accept()
  const toApprove = due('to-approve', fiveDays, live.dueOn)
  toApprove.telling.reach().accept().draft(back(1), toApprove.filled.reply, toApprove.text.outcome)
  const fresh = sent(live, `live-${unitId}-fresh`, unitId, eveningOf(addDays(world.today, -1), world.chance)).reach()
  const stories = [processing, toApprove.telling, fresh]
  // Some are late, some were never accepted, some have more than one thing waiting for approval.
  if (at % 2 === 0)
    stories.push(
      due('overdue', fiveDays, back(1 + at))
        .telling.reach()
        .accept(),
    )
  if (at < 3) stories.push(due('inquiry', twoDays, live.dueOn).telling.reach())
  if (at < 2) {
    const late = due('late-approval', fiveDays, back(2))
    late.telling.reach().accept().draft(back(1), late.filled.reply, late.text.outcome)
    stories.push(late.telling)
  }
  return stories.map((telling) => telling.story)
}

function sent(live: Live, key: string, unitId: string, at: Instant, by?: Actor, kind: Kind = fiveDays): Telling {
  const { take, tell } = live.cast
  const inUnit = (text: Text) => text.unitId === unitId && kind(text)
  const text = unitId === 'heating' ? take(inUnit, heatingTexts(shanghaiDay(at))) : take(inUnit)
  return tell(key, text, at, by).telling
}

/** What waits for the press office: to be dispatched, returned, confidential, to be confirmed, to be called back. */
function deskOf(live: Live): Story[] {
  const { cast, dueOn } = live
  const { world, take, tell, back } = cast
  const lastNight = () => eveningOf(addDays(world.today, -1), world.chance)
  const waiting = [1, 2, 3].map(
    (n) =>
      tell(
        `desk-fresh-${n}`,
        take(() => true, unroutedTexts),
        lastNight(),
      ).telling,
  )
  const returned = tellDueOn(live, 'live-returned', 'power', twoDays, dueOn).telling
  returned.reach().returnToDesk('户籍人口核定由公安部门出具，申请条件以其为准，请一并明确主办单位', 'police')
  const report = tell(
    'live-report',
    take(({ kind }) => kind === 'report'),
    lastNight(),
  ).telling
  const onReport = workingDayBefore(dueOn, 5, world.calendar)
  const returnedReport = tell(
    'live-report-returned',
    take(({ kind }) => kind === 'report'),
    citizenTime(onReport, world.chance),
  ).telling
  returnedReport.dispatch().returnToDesk('经现场核实，不在本单位监管范围，请由新闻办与督查部门研究承办单位')
  const pressed = sent(
    live,
    'live-withdrawing',
    'human-resources',
    eveningOf(back(3), world.chance),
    undefined,
    isComplaint,
  )
  pressed.reach().accept().withdraw(lastNight(), true)
  const toTheMayor = tell(
    'live-mayor',
    take(({ unitId }) => unitId === 'government-office', unroutedTexts),
    eveningOf(workingDayBefore(dueOn, 5, world.calendar), world.chance),
    undefined,
    'post-mayor',
  ).telling.accept()
  const calledBack = [1, 2].map((n) => {
    const { telling, text, filled } = tellDueOn(
      live,
      `live-call-back-${n}`,
      n === 1 ? 'transport' : 'bus',
      fiveDays,
      back(2),
    )
    telling.reach().accept().reply(back(3), filled.reply, text.outcome)
    cast.ledger.noteReply(telling)
    return telling.rate(ratedOn(live, telling, back(2)), 'no', n, '没有人来过现场，答复和实际对不上。')
  })
  return [...waiting, returned, report, returnedReport, pressed, toTheMayor, ...calledBack].map(
    (telling) => telling.story,
  )
}

/** The evening of a day; over a long holiday an earlier one, before the answer closes by itself. */
function ratedOn({ cast: { world } }: Live, telling: Telling, wanted: LocalDate): Instant {
  const last = addDays(shanghaiDay(telling.lastAt), SILENT_DAYS - 1)
  return eveningOf(wanted < last ? wanted : last, world.chance)
}

const isComplaint: Kind = (text) => text.kind === 'complaint'

/** Citizen 1: in hand, an open question, a reply to rate, just sent. Older ones are among the written stories. */
function citizenOne(live: Live): Story[] {
  const { cast, dueOn } = live
  const me = demoCitizen('citizen-1')
  const { back, world } = cast
  const inHand = tellDueOn(live, 'citizen-1-in-hand', 'housing', fiveDays, dueOn, me).telling.reach().accept()
  const asked = sent(live, 'citizen-1-asked', 'street-lamps', eveningOf(back(4), world.chance), me)
    .reach()
    .accept()
  asked.ask('请问是哪一段路的路灯不亮？最近的门牌号或者灯杆编号是多少？我们好直接派车。')
  const answered = tellDueOn(live, 'citizen-1-answered', 'water-supply', fiveDays, back(1), me)
  answered.telling.reach().accept().reply(back(1), answered.filled.reply, answered.text.outcome)
  cast.ledger.noteReply(answered.telling)
  const justSent = sent(
    live,
    'citizen-1-sent',
    'education',
    eveningOf(addDays(world.today, -1), world.chance),
    me,
  ).reach()
  return [inHand, asked, answered.telling, justSent].map((telling) => telling.story)
}

/** Citizen 2: in hand, an open question, a reply to rate, a call-back check that runs. */
function citizenTwo(live: Live): Story[] {
  const { cast, dueOn } = live
  const me = demoCitizen('citizen-2')
  const { back, world } = cast
  const inHand = tellDueOn(live, 'citizen-2-in-hand', 'traffic', fiveDays, dueOn, me).telling.reach().accept()
  const asked = sent(live, 'citizen-2-asked', 'heating', eveningOf(back(3), world.chance), me)
    .reach()
    .accept()
  asked.ask('请补充楼号、单元和门牌，以及方便测温的时间，我们安排师傅上门。')
  const answered = tellDueOn(live, 'citizen-2-answered', 'forestry', fiveDays, back(1), me)
  answered.telling.reach().accept().reply(back(1), answered.filled.reply, answered.text.outcome)
  cast.ledger.noteReply(answered.telling)
  const unhappy = tellDueOn(live, 'citizen-2-unhappy', 'market-regulation', fiveDays, back(3), me)
  unhappy.telling.reach().accept().reply(back(4), unhappy.filled.reply, unhappy.text.outcome)
  cast.ledger.noteReply(unhappy.telling)
  unhappy.telling.rate(ratedOn(live, unhappy.telling, back(1)), 'partly', 2, '钱退了一半，另一半说等通知。')
  return [inHand, asked, answered.telling, unhappy.telling].map((telling) => telling.story)
}

/** What came in today before the city was seeded; in the small hours it came in last night. */
function sentToday(live: Live): Story[] {
  const { world } = live.cast
  const earliest = atMinute(world.today, 430)
  const latest = minutesLater(live.now, -4)
  const units = ['heating', 'health', 'bus', 'ecology', 'district-yunlan']
  return units.map((unitId, at) => {
    const minutes = (Date.parse(latest) - Date.parse(earliest)) / 60_000
    const when =
      minutes < 30
        ? eveningOf(addDays(world.today, -1), world.chance)
        : minutesLater(
            earliest,
            Math.floor((Math.min(minutes, 1320 - minuteOfDay(earliest)) * (at + 1)) / (units.length + 1)),
          )
    return sent(live, `today-${at + 1}`, unitId, when, undefined, () => true).reach().story
  })
}
