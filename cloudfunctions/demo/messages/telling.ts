import { QUESTION_WORKING_DAYS, REPLY_WORKING_DAYS, SILENT_DAYS } from '../../messages'
import type { MessageKind, Outcome } from '../../../types/messages.terms'
import type { Post, Unit } from '../../hall'
import type { Actor } from '../../shared/kernel/actor'
import { sha256 } from '../../shared/kernel/ids'
import { addDays, type Instant, type LocalDate, shanghaiDay } from '../../shared/kernel/local-date'
import { addWorkingDays, type WorkCalendar, workingDaysBetween } from '../../shared/kernel/working-days'
import { demoActors } from './actors'
import { atMinute, minutesLater, officeTimeFrom } from './office-time'
import type { Chance } from './random'

/** One call of a procedure of `messages` at a moment in the past; `timer`: the nightly timer does it. */
export interface Step {
  readonly at: Instant
  readonly actor: Actor | null
  readonly procedure: string
  readonly input: Readonly<Record<string, unknown>>
  /** The message's version before the step; 0 before it exists. */
  readonly version: number
}
/** What happens to one message, in order. */
export interface Story {
  readonly key: string
  readonly steps: readonly Step[]
}

export interface World {
  readonly calendar: WorkCalendar
  readonly chance: Chance
  readonly units: readonly Unit[]
  readonly posts: readonly Post[]
  /** The unit that the words of a message name; null: none, or several. */
  readonly unitByWords: (title: string, body: string) => string | null
  /** The Shanghai day on which the city is seeded. */
  readonly today: LocalDate
}

/** A message as a citizen sends it, or as staff record it. */
export interface Opening {
  readonly key: string
  readonly by: Actor
  readonly at: Instant
  readonly kind: MessageKind
  readonly body: string
  readonly title?: string
  readonly place?: string
  readonly district?: string
  readonly addresseeId?: string
  readonly hideIdentity?: boolean
  readonly wantsPublic?: boolean
  readonly aboutUnitStaff?: boolean
  /** Recorded by staff from elsewhere. */
  readonly channel?: string
  readonly sourceUrl?: string
}

/** Ten past midnight: when the timers run, minutes after it. */
export const TIMER_MINUTE = 10

/** The day on which the timer closes what was answered on a day, unless it is rated. */
export const silentUntil = (repliedOn: LocalDate): LocalDate => addDays(repliedOn, SILENT_DAYS + 1)

/** Tells one message's story step by step, each at a moment that fits the one before. */
export class Telling {
  private readonly steps: Step[] = []
  private cursor: Instant
  /** The last day of the promise as the story stands. */
  dueOn: LocalDate
  private askedOn: LocalDate | null = null

  constructor(
    private readonly world: World,
    private readonly opening: Opening,
    /** The unit that leads once the message is dispatched. */
    private unitId: string,
  ) {
    const { key, by, at, channel, ...content } = opening
    this.cursor = at
    this.dueOn = addWorkingDays(shanghaiDay(at), REPLY_WORKING_DAYS[opening.kind], world.calendar).on
    const input = { ...content, requestId: requestIdOf(key) }
    if (channel === undefined) this.add(at, by, 'submit', input)
    else this.add(at, by, 'record', { ...input, channel })
  }

  get story(): Story {
    return { key: this.opening.key, steps: this.steps }
  }
  get lastAt(): Instant {
    return this.cursor
  }

  /** The press office gives it to the unit. */
  dispatch(unitId: string = this.unitId, note?: string): this {
    this.unitId = unitId
    return this.atOffice(this.world.chance.between(8, 30), demoActors.dispatcher, 'dispatch', {
      unitId,
      ...(note === undefined ? {} : { note }),
    })
  }

  /** To the unit, through the press office where the message names no unit by itself. */
  reach(): this {
    return this.placedOn() === this.unitId ? this : this.dispatch()
  }

  accept(waiting = this.world.chance.between(10, 25)): this {
    return this.atOffice(waiting, demoActors.handler(this.unitId), 'accept', {})
  }

  returnToDesk(reason: string, proposedUnitId?: string): this {
    return this.atOffice(this.world.chance.between(40, 90), demoActors.handler(this.unitId), 'return_to_desk', {
      reason,
      ...(proposedUnitId === undefined ? {} : { proposedUnitId }),
    })
  }

  assign(subUnitId: string): this {
    return this.atOffice(10, demoActors.liaison(this.unitId), 'assign', { subUnitId })
  }

  ask(question: string): this {
    this.atOffice(20, demoActors.handler(this.unitId), 'ask', { question })
    this.askedOn = shanghaiDay(this.cursor)
    return this
  }

  supplement(at: Instant, body: string): this {
    this.add(at, this.opening.by, 'supplement', { body })
    const stoodStill = workingDaysBetween(this.askedOn ?? shanghaiDay(at), shanghaiDay(at), this.world.calendar)
    this.dueOn = addWorkingDays(this.dueOn, Math.max(0, stoodStill), this.world.calendar).on
    return this
  }

  extend(workingDays: number, grounds: string): this {
    this.atOffice(60, demoActors.press, 'grant_extension', { workingDays, grounds })
    this.dueOn = addWorkingDays(this.dueOn, workingDays, this.world.calendar).on
    return this
  }

  instruct(postId: string, body: string): this {
    return this.atOffice(30, demoActors.postHolder(postId), 'instruct', { body })
  }

  /** Drafted on the morning of the day, or as soon after the last step as the office is open. */
  draft(on: LocalDate, body: string, outcome: Outcome, by: Actor = demoActors.handler(this.unitId)): this {
    const morning = atMinute(on, this.world.chance.between(580, 690))
    const at = officeTimeFrom(laterOf(morning, minutesLater(this.cursor, 15)), 5, this.world.calendar)
    return this.add(at, by, 'draft_reply', { body, outcome })
  }

  /** Approved in the afternoon of the day. */
  approve(on: LocalDate = shanghaiDay(this.cursor)): this {
    const afternoon = atMinute(on, this.world.chance.between(850, 1040))
    const at = officeTimeFrom(laterOf(afternoon, minutesLater(this.cursor, 12)), 5, this.world.calendar)
    return this.add(at, demoActors.approver(this.unitId), 'approve_reply', {})
  }

  reject(reason: string): this {
    return this.atOffice(25, demoActors.approver(this.unitId), 'reject_reply', { reason })
  }

  reply(on: LocalDate, body: string, outcome: Outcome): this {
    return this.draft(on, body, outcome).approve(on)
  }

  rate(at: Instant, solved: 'yes' | 'partly' | 'no', satisfaction: number, comment?: string): this {
    const words = comment === undefined ? {} : { comment }
    return this.add(at, this.opening.by, 'rate', { solved, satisfaction, ...words })
  }

  callBack(at: Instant, result: 'rework' | 'close', grounds: string): this {
    this.add(officeTimeFrom(at, 10, this.world.calendar), demoActors.press, 'call_back', { result, grounds })
    if (result === 'rework') {
      const promised = REPLY_WORKING_DAYS[this.opening.kind]
      this.dueOn = addWorkingDays(shanghaiDay(this.cursor), promised, this.world.calendar).on
    }
    return this
  }

  withdraw(at: Instant, voluntary: boolean): this {
    return this.add(at, this.opening.by, 'withdraw', { voluntary })
  }

  confirmWithdrawal(confirmed: boolean, note: string): this {
    return this.atOffice(90, demoActors.dispatcher, 'confirm_withdrawal', { confirmed, note })
  }

  redirect(channel: string): this {
    return this.atOffice(40, demoActors.dispatcher, 'redirect', { channel })
  }

  /** Nobody answers the question: the timer lets the clock go on after five working days. */
  letQuestionRunOut(): this {
    const { calendar } = this.world
    const askedOn = this.askedOn ?? shanghaiDay(this.cursor)
    const resumesOn = addWorkingDays(askedOn, QUESTION_WORKING_DAYS, calendar).on
    this.dueOn = addWorkingDays(this.dueOn, QUESTION_WORKING_DAYS, calendar).on
    return this.add(atMinute(addDays(resumesOn, 1), TIMER_MINUTE), null, 'timer', {})
  }

  /** The timer closes it after seven silent days. */
  closeSilently(): this {
    return this.add(atMinute(silentUntil(shanghaiDay(this.cursor)), TIMER_MINUTE), null, 'timer', {})
  }

  /** Anything else, at an exact moment: the night shift of the gas company. */
  at(at: Instant, actor: Actor, procedure: string, input: Record<string, unknown> = {}): this {
    return this.add(at, actor, procedure, input)
  }

  /** Where the message goes by itself; null: to the press office. */
  private placedOn(): string | null {
    const { kind, addresseeId, title = '', body, aboutUnitStaff } = this.opening
    if (kind === 'report' || aboutUnitStaff === true) return null
    if (addresseeId !== undefined)
      return this.world.posts.find((post) => post.id === addresseeId)?.unitId ?? addresseeId
    return this.world.unitByWords(title, body)
  }

  private atOffice(minutes: number, actor: Actor, procedure: string, input: Record<string, unknown>): this {
    const { calendar, chance } = this.world
    const at = officeTimeFrom(minutesLater(this.cursor, minutes), chance.between(2, 9), calendar)
    return this.add(at, actor, procedure, input)
  }

  private add(at: Instant, actor: Actor | null, procedure: string, input: Record<string, unknown>): this {
    if (at < this.cursor) throw new Error(`story ${this.opening.key}: ${procedure} before what it follows`)
    this.steps.push({ at, actor, procedure, input, version: this.steps.length })
    this.cursor = at
    return this
  }
}

const laterOf = (a: Instant, b: Instant): Instant => (a > b ? a : b)

/** A UUID that the same key always gives again. */
const requestIdOf = (key: string): string => {
  const hex = sha256(`demo request ${key}`)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
