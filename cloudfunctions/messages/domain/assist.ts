import { DomainError } from '../../shared/kernel/domain-error'
import { type LocalDate, shanghaiDay } from '../../shared/kernel/local-date'
import { addWorkingDays } from '../../shared/kernel/working-days'
import { type Acting, type Change, change, type Happened } from './change'
import type { Message } from './message'
import type { AssistTask } from './ownership.facts'
import { ASSIST_WORKING_DAYS } from './message.policy'

const SAY = {
  isLead: '这个单位就是承办单位，请选择其他单位协办',
  asked: '已请这个单位协办，还没有收到反馈，不用重复请求',
  duePast: '协办期限不能早于今天，请重新选择',
  dueLate: '协办期限不能晚于答复市民的期限，请重新选择',
  stillOpen: '还有协办单位没有反馈。请等反馈后再答复，或写明为什么先答复',
  notFound: '没有找到这项待反馈的协办，可能已经结束，请刷新后查看',
} as const

export const isOpenTask = (task: AssistTask): boolean => task.answer === undefined && task.ended === undefined
export const openTasks = (message: Pick<Message, 'assists'>): AssistTask[] => (message.assists ?? []).filter(isOpenTask)

/**
 * 请求协办: another unit is asked for its part, with a due day of its own: 3 working days, never after the citizen's.
 * @throws DomainError `invalid_input` for the lead itself, a unit that is asked already, or a day gone by.
 */
export function requestAssist(
  message: Message,
  input: { unitId: string; what: string; dueOn?: LocalDate | undefined; staffNote?: string },
  acting: Acting,
): Change {
  const { unitId, what, staffNote } = input
  const refuse = (field: string, say: string): never => {
    throw new DomainError('invalid_input', { messageId: message.id }, { fields: { [field]: say } })
  }
  if (unitId === message.unitId) refuse('unitId', SAY.isLead)
  const open = openTasks(message)
  if (open.some((task) => task.unitId === unitId)) refuse('unitId', SAY.asked)
  if (input.dueOn !== undefined && input.dueOn < acting.today) refuse('dueOn', SAY.duePast)
  if (input.dueOn !== undefined && input.dueOn > latestDueOn(message, acting)) refuse('dueOn', SAY.dueLate)
  const task: AssistTask = {
    id: `assist-${(message.assists ?? []).length + 1}`,
    unitId,
    what,
    ...(input.dueOn === undefined ? { dueOn: usualDueOn(message, acting), usual: true } : { dueOn: input.dueOn }),
    requestedAt: acting.now,
  }
  return withTasks(message, [...(message.assists ?? []), task], acting, [
    {
      what: 'assist_requested',
      unitId,
      note: what,
      ...(staffNote === undefined ? {} : { staffNote: `${what}\n${staffNote}` }),
    },
  ])
}

/** The day on which it is asked, and the calendar. */
type Asked = Pick<Acting, 'today' | 'calendar'>

/** In time for the citizen's answer. */
function usualDueOn(message: Pick<Message, 'replyDueOn'>, asked: Asked): LocalDate {
  const usual = addWorkingDays(asked.today, ASSIST_WORKING_DAYS, asked.calendar).on
  const latest = latestDueOn(message, asked)
  return usual < latest ? usual : latest
}

/**
 * The days of open tasks that nobody named, reckoned again; none is moved back onto a day that has passed.
 * @param replyDueOn the citizen's day as it is from now on
 * @returns null where none moves
 */
export function assistsAnew(
  { assists = [] }: Message,
  replyDueOn: LocalDate,
  { today, calendar }: Asked,
): Pick<Message, 'assists'> | null {
  const anew = assists.map((task) => {
    if (!isOpenTask(task) || task.usual !== true) return task
    const dueOn = usualDueOn({ replyDueOn }, { today: shanghaiDay(task.requestedAt), calendar })
    const stays = dueOn === task.dueOn || (dueOn < task.dueOn && dueOn < today)
    return stays ? task : { ...task, dueOn }
  })
  return anew.some((task, at) => task !== assists[at]) ? { assists: anew } : null
}

/** The citizen's own day; where that is near or gone, the next working day. */
function latestDueOn({ replyDueOn }: Pick<Message, 'replyDueOn'>, { today, calendar }: Asked): LocalDate {
  const next = addWorkingDays(today, 1, calendar).on
  return replyDueOn > next ? replyDueOn : next
}

/** 反馈协办: the assisting unit gives the lead its part. @throws DomainError `invalid_input` for a task that is not its own or not open. */
export function answerAssist(
  message: Message,
  input: { taskId: string; body: string },
  ofUnits: readonly string[],
  acting: Acting,
): Change {
  const task = openTaskOf(message, input.taskId, (one) => ofUnits.includes(one.unitId))
  return replaced(message, { ...task, answer: { body: input.body, at: acting.now } }, acting, {
    what: 'assist_answered',
    note: input.body,
  })
}

/** 结束协办: the lead needs it no longer and says why; the assisting unit reads it. */
export function endAssist(message: Message, input: { taskId: string; reason: string }, acting: Acting): Change {
  const task = openTaskOf(message, input.taskId, () => true)
  return replaced(message, { ...task, ended: { reason: input.reason, at: acting.now } }, acting, {
    what: 'assist_ended',
    note: input.reason,
  })
}

/**
 * A final reply does not leave other units' work behind unsaid.
 * @throws DomainError `invalid_input` while tasks are open and no reason is given.
 */
export function requireAssistsSettled(message: Message, reason: string | undefined): void {
  if (openTasks(message).length === 0 || (reason ?? '') !== '') return
  throw new DomainError('invalid_input', { messageId: message.id }, { fields: { openAssistsReason: SAY.stillOpen } })
}

function openTaskOf(message: Message, taskId: string, mayAnswer: (task: AssistTask) => boolean): AssistTask {
  const task = openTasks(message).find(({ id }) => id === taskId)
  if (task === undefined || !mayAnswer(task))
    throw new DomainError('invalid_input', { messageId: message.id }, { fields: { taskId: SAY.notFound } })
  return task
}

const replaced = (
  message: Message,
  task: AssistTask,
  acting: Acting,
  told: { what: 'assist_answered' | 'assist_ended'; note: string },
): Change =>
  withTasks(
    message,
    (message.assists ?? []).map((one) => (one.id === task.id ? task : one)),
    acting,
    [{ ...told, unitId: task.unitId }],
  )

/** Who assists follows from the tasks; a unit whose last task is done keeps its own hop only. */
function withTasks(
  message: Message,
  assists: readonly AssistTask[],
  acting: Acting,
  told: readonly Happened[],
): Change {
  return change(message, acting, taskFacts(message, assists), told)
}

function taskFacts({ formerUnitIds }: Message, assists: readonly AssistTask[]) {
  const assistUnitIds = [...new Set(assists.filter(isOpenTask).map(({ unitId }) => unitId))]
  const done = assists.map(({ unitId }) => unitId).filter((unitId) => !assistUnitIds.includes(unitId))
  return { assists, assistUnitIds, formerUnitIds: [...new Set([...formerUnitIds, ...done])] }
}

/**
 * Open tasks end, and their units read why: all of them when the matter itself ends (withdrawn, merged, turned away),
 * those of one unit when it takes the lead.
 * @returns what changes in the message, and the timeline entries that tell of it
 */
export function endAssists(message: Message, reason: string, acting: Acting, ofUnit?: string) {
  const ends = (task: AssistTask): boolean => isOpenTask(task) && (ofUnit === undefined || task.unitId === ofUnit)
  const ended = (message.assists ?? []).filter(ends)
  if (ended.length === 0) return { patch: {}, told: [] }
  const assists = (message.assists ?? []).map((task) =>
    ends(task) ? { ...task, ended: { reason, at: acting.now } } : task,
  )
  return {
    patch: taskFacts(message, assists),
    told: ended.map(({ unitId }) => ({ what: 'assist_ended' as const, unitId, note: reason })),
  }
}
