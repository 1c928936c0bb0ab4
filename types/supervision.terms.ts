/** The words of 督办, as plain constants: pages import them without carrying a validator. */

/** The rungs of the ladder, in the order in which they are climbed: 催办 超期催办通知书 督办单 问责线索. */
export const SUPERVISION_RUNGS = ['reminder', 'overdue_notice', 'supervision_order', 'accountability_lead'] as const
export type SupervisionRung = (typeof SUPERVISION_RUNGS)[number]

/** 紧急件: its own clocks ran out: 紧急件转办催办单 紧急件联系催办单. The timer sends them at any hour. */
export const URGENT_FORMS = ['urgent_dispatch', 'urgent_contact'] as const
export type UrgentForm = (typeof URGENT_FORMS)[number]

/** What a document may be: one rung's, an urgent message's, or a supervisor's own instruction 督办意见. */
export const SUPERVISION_FORMS = [...SUPERVISION_RUNGS, 'instruction', ...URGENT_FORMS] as const
export type SupervisionForm = (typeof SUPERVISION_FORMS)[number]

/** 待签发 · 已签发 (waits for its result) · 已发送 (a reminder, which needs no result) · 已办结 */
export const SUPERVISION_STATES = ['draft', 'signed', 'sent', 'closed'] as const
export type SupervisionState = (typeof SUPERVISION_STATES)[number]

/** Limits of what a supervisor types, in characters. */
export const SUPERVISION_LIMITS = { text: { min: 2, max: 500 } } as const
