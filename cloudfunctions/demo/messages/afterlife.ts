import {
  addDays,
  addMilliseconds,
  daysBetween,
  HOUR_MS,
  type LocalDate,
  shanghaiDay,
} from '../../shared/kernel/local-date'
import { addWorkingDays } from '../../shared/kernel/working-days'
import type { Cast } from './cast'
import { eveningOf } from './citizen-time'
import { workingDayFrom } from './office-time'
import { silentUntil, type Telling } from './telling'
import type { Text } from './texts'

const PRAISE = ['办得快，谢谢。', '问题解决了，态度也好。', '说得清楚，满意。', '没想到真的有人管。', '']
const MIDDLING = ['还行吧，就是慢了点。', '解决了一半，继续观察。', '']
const GRUMBLE = ['答复了等于没答复。', '说是办了，现场还是老样子。', '没人联系过我，怎么就办结了？']
const CLOSED_GROUNDS = [
  '回访核实：所述事项已按规定办理，现场复查属实；您希望的补偿超出政策范围，依据已向您说明，予以办结。',
  '回访核实：答复内容与现场一致，未解决部分已列入计划并写明时间，办结后到期回头看。',
]
/** What an approver sends back. */
const EMPTY_REPLY = '您好！您反映的问题已收悉，我单位高度重视，正在积极协调处理，感谢您的关心与支持。'
const REWORK_GROUNDS = '回访核实：现场情况与答复不一致，退回承办单位重办，请在时限内给出新的处理结果。'

/** The working days from `from` to `to`. */
function workingDays(cast: Cast, from: LocalDate, to: LocalDate): LocalDate[] {
  const days: LocalDate[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) if (cast.world.calendar.isWorkingDay(day)) days.push(day)
  return days
}

const earlierOf = (a: LocalDate, b: LocalDate): LocalDate => (a < b ? a : b)

/** Answers the message, late when the city's share wants it; false when no day before today is left for it. */
export function answer(cast: Cast, telling: Telling, text: Text, reply: string): boolean {
  const { chance, calendar } = cast.world
  const first = workingDayFrom(addDays(shanghaiDay(telling.lastAt), 1), calendar)
  const last = cast.back(1)
  const onTime = workingDays(cast, first, earlierOf(telling.dueOn, last))
  const afterDue = addDays(telling.dueOn, 1)
  const latest = earlierOf(addWorkingDays(telling.dueOn, 7, calendar).on, last)
  const late = workingDays(cast, first > afterDue ? first : afterDue, latest)
  const days = late.length > 0 && (cast.ledger.wantsLate() || onTime.length === 0) ? late : onTime
  if (days.length === 0) return false
  const on = chance.pick(days)
  if (chance.next() < 0.08)
    telling.draft(on, EMPTY_REPLY, text.outcome).reject('没有写结果，也没有写时间。请先写结果，再写经过。')
  // What was sent back late in the day is mended the next: still before today, and the promise decides.
  telling.draft(on, reply, text.outcome)
  telling.approve(on)
  cast.ledger.noteReply(telling)
  return true
}

/** What comes after a reply: a rating, a call-back check, a reworking, or silence and the timer. */
export function liveOn(cast: Cast, telling: Telling, text: Text): void {
  const { chance, today } = cast.world
  const repliedOn = shanghaiDay(telling.lastAt)
  const ratedOn = addDays(repliedOn, chance.between(1, 5))
  if (ratedOn < today && chance.next() < 0.62) rateIt(cast, telling, text, ratedOn)
  else if (silentUntil(repliedOn) <= today) telling.closeSilently()
}

function rateIt(cast: Cast, telling: Telling, text: Text, on: LocalDate): void {
  const { chance, today, calendar } = cast.world
  const mood = chance.next()
  const at = eveningOf(on, chance)
  if (mood < 0.68) {
    telling.rate(at, 'yes', mood < 0.38 ? 5 : 4, said(chance.pick(PRAISE)))
    return
  }
  if (mood < 0.86) {
    telling.rate(at, 'partly', 3, said(chance.pick(MIDDLING)))
    return
  }
  telling.rate(at, 'no', chance.between(1, 2), chance.pick(GRUMBLE))
  const checkedOn = workingDayFrom(addDays(on, chance.between(1, 2)), calendar)
  if (checkedOn >= today) return
  const checkedAt = addMilliseconds(at, Math.max(12, daysBetween(on, checkedOn) * 24 - 6) * HOUR_MS)
  if (chance.next() < 0.55) {
    telling.callBack(checkedAt, 'close', chance.pick(CLOSED_GROUNDS))
    return
  }
  telling.callBack(checkedAt, 'rework', REWORK_GROUNDS)
  const redoneOn = addWorkingDays(shanghaiDay(telling.lastAt), chance.between(2, 4), calendar).on
  if (redoneOn >= today) return
  telling.reply(
    redoneOn,
    `您好！您反映的问题我们重新到现场办理：逐项核对后已补齐上次遗漏的部分，并请社区人员一同确认。${AGAIN[text.outcome] ?? '如仍有不到位的地方，请直接告诉我们。'}`,
    text.outcome,
  )
  cast.ledger.noteReply(telling)
  if (silentUntil(redoneOn) <= today) telling.closeSilently()
}

const AGAIN: Readonly<Record<string, string>> = {
  planned: '计划和完成时间已在现场公示，到期后我们会主动告诉您结果。',
  solved: '三天后我们再回访一次，请您监督。',
}

const said = (words: string): string | undefined => (words === '' ? undefined : words)
