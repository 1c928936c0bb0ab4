import type { MessageKind } from '../../types/messages.terms'
import type { SupervisionForm, UrgentForm } from '../../types/supervision.terms'
import { KIND_WORDS } from '../shared/kernel/kind-words'
import type { LocalDate } from '../shared/kernel/local-date'

/** 2026-07-09 → 2026年7月9日 */
const day = (on: LocalDate): string => {
  const [year = 0, month = 0, date = 0] = on.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

export const SUPERVISION_TITLES: Readonly<Record<SupervisionForm, string>> = {
  reminder: '催办',
  overdue_notice: '超期催办通知书',
  supervision_order: '督办单',
  accountability_lead: '问责线索（内部）',
  instruction: '督办意见',
  urgent_dispatch: '紧急件转办催办单',
  urgent_contact: '紧急件联系催办单',
}

/** What a document may say of a message: numbers and days of the receipt, never a word or a name of the citizen. */
export interface DocumentFacts {
  readonly code: string
  readonly kind: MessageKind
  readonly unitName: string
  readonly receivedOn: LocalDate
  /** The day the unit got it; absent while the press office holds it. */
  readonly unitSince?: LocalDate
  /** Who had it at the end of its last day, where another has it now. */
  readonly brokenBy?: string
  /** The day on which it was ordered to be done again: the promise counts from there. */
  readonly reworkedOn?: LocalDate
  readonly dueOn: LocalDate
  /** `false`: no holiday notice reaches that day yet, 待校历. */
  readonly calendarSettled: boolean
  /** Whether the unit may still ask for more time: once a message, and never for the press office itself. */
  readonly mayBeExtended: boolean
  readonly today: LocalDate
  readonly allowance: number
  readonly counted: number
  readonly paused: number
  readonly extended: number
  readonly urgent: boolean
}

const matter = (facts: DocumentFacts): string =>
  [
    `编号${facts.code}的市民留言（${facts.urgent ? '紧急，' : ''}${KIND_WORDS[facts.kind]}）`,
    `${day(facts.receivedOn)}收到`,
    ...(facts.unitSince === undefined
      ? []
      : [`${facts.unitSince === facts.receivedOn ? '当日' : day(facts.unitSince)}转交${facts.unitName}办理`]),
    ...(facts.reworkedOn === undefined ? [] : [`${day(facts.reworkedOn)}起重新办理`]),
    `向市民承诺最晚${day(facts.dueOn)}${facts.calendarSettled ? '' : '（待校历）'}答复`,
    ...(facts.brokenBy === undefined ? [] : [`期限届满时由${facts.brokenBy}承办`]),
  ].join('，') + '。'

const ledger = (facts: DocumentFacts): string =>
  `时限清单：承诺${facts.allowance}个工作日${facts.extended > 0 ? `（含经批准延长${facts.extended}个工作日）` : ''}，` +
  `截至${day(facts.today)}已计${facts.counted}个工作日` +
  `${facts.paused > 0 ? `，等待市民补充暂停${facts.paused}个工作日` : ''}` +
  `${facts.counted > facts.allowance ? `，超期${facts.counted - facts.allowance}个工作日` : ''}。`

/** “已超期”, also where the days since are days off. */
const late = (facts: DocumentFacts): string => {
  const days = facts.counted - facts.allowance
  return days > 0 ? `至${day(facts.today)}仍未答复，已超期${days}个工作日` : `至${day(facts.today)}仍未答复，已超期`
}

/** A reminder that left late (night, a server that was away) says the day as it is: on the last one nothing is left to ask for. */
const urge = ({ allowance, counted, mayBeExtended }: DocumentFacts): string =>
  allowance > counted
    ? `距答复期限还有${allowance - counted}个工作日。请抓紧办理并按时答复${mayBeExtended ? '；确有困难的，请在到期日前申请延期并说明理由' : ''}。`
    : '今天是答复期限的最后一天。请在今天答复市民。'

/** The templates: paragraphs by form. */
export const SUPERVISION_TEXT: Readonly<
  Record<Exclude<SupervisionForm, 'instruction' | UrgentForm>, (facts: DocumentFacts) => readonly string[]>
> = {
  reminder: (facts) => [matter(facts), urge(facts), ledger(facts)],
  overdue_notice: (facts) => [
    matter(facts),
    `${late(facts)}。请审核人督促承办人员立即办理，尽快向市民作出答复，并说明超期原因。`,
    ledger(facts),
  ],
  supervision_order: (facts) => [
    matter(facts),
    `${late(facts)}，现予以督办。请主要负责人过问，明确责任人和办结时间，办结后书面反馈督查部门。`,
    ledger(facts),
  ],
  accountability_lead: (facts) => [
    matter(facts),
    `${late(facts)}。以上情况供督查部门研究是否启动问责，仅限内部掌握。`,
    '本件由系统按时限清单自动起草，是否成立由督查部门核实后决定。',
    ledger(facts),
  ],
}

/** What an urgent message was owed, until when it was, and that it still is. @param until as people read it */
export const URGENT_TEXT: Readonly<Record<UrgentForm, (facts: DocumentFacts, until: string) => readonly string[]>> = {
  urgent_dispatch: (facts, until) => [
    matter(facts),
    `紧急件应在${until}前转办，至今没有转办。请转办员和签发人立即转交承办单位，并先与市民联系。`,
  ],
  urgent_contact: (facts, until) => [
    matter(facts),
    `紧急件应在${until}前与市民联系，至今没有联系记录。请立即联系市民、核实险情，并在系统里记录。`,
  ],
}

export const SUPERVISION_COPY = {
  toDesk: '市政府新闻办转办员、签发人',
  /** A moment as people read it; midnight is the end of the day before. */
  until: (on: LocalDate, hourMinute: string): string => `${day(on)}${hourMinute}`,
  pressOffice: '市政府新闻办',
  toApprover: (unitName: string): string => `${unitName}审核人`,
  toOffice: '督查部门',
  about: (facts: DocumentFacts): string => matter(facts),
  ledger: (facts: DocumentFacts): string => ledger(facts),
  answered: '这条留言已经答复、暂停、转给别的单位或期限已变，文书内容不再符合实际，请直接办结并写明结果',
  notDraft: '这份文书已经签发或办结，请看最新情况',
  alreadyClosed: '这份文书已经办结，请看最新情况',
  messageEnded: '这条留言已经答复或办结，不用再写督办意见',
  changedMeanwhile: '这份文书刚刚有了新情况，请核对后再操作',
} as const
