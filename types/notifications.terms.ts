/** The words of 通知, as plain constants: pages import them without carrying a validator. */

/** What a notice is about: 办理进展 答复 请您处理 新到留言 审核审批 催办督办 紧急 */
export const NOTICE_GROUPS = ['progress', 'answer', 'question', 'assigned', 'approval', 'reminder', 'urgent'] as const
export type NoticeGroup = (typeof NOTICE_GROUPS)[number]

/** What a person may silence; reminders and what is urgent always count. */
export const CITIZEN_GROUPS = ['progress', 'answer', 'question'] as const satisfies readonly NoticeGroup[]
export const STAFF_GROUPS = ['assigned', 'approval'] as const satisfies readonly NoticeGroup[]

/** 订阅消息 that a city applied for; at most three are asked for at once. */
export const SUBSCRIPTION_TEMPLATES = ['citizen_progress', 'citizen_answer', 'citizen_question', 'staff_task'] as const
export type SubscriptionTemplate = (typeof SUBSCRIPTION_TEMPLATES)[number]

/** What a notice opens that is about no single message: the press office's rules of routing, a public answer, the workbench. */
export const NOTICE_PAGES = ['rules', 'answer', 'desk'] as const
export type NoticePage = (typeof NOTICE_PAGES)[number]

/** Unread notices are counted no further. */
export const UNREAD_LIMIT = 99
