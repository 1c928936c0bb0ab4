/** The words of 留言办理, as plain constants: pages import them without carrying a validator. */

/** 咨询 投诉 建议 求助 举报 表扬 */
export const MESSAGE_KINDS = ['inquiry', 'complaint', 'suggestion', 'help', 'report', 'praise'] as const
export type MessageKind = (typeof MESSAGE_KINDS)[number]

/** The main status; one at a time (design, "A message"). */
export const MESSAGE_STATUSES = [
  'submitted', // 已提交
  'screening', // 待人工审看
  'pending_dispatch', // 待转办
  'dispatched', // 已转办
  'returned', // 退回待裁定
  'processing', // 办理中 (accepted)
  'awaiting_citizen', // 待补充
  'awaiting_approval', // 待审核
  'replied', // 已答复
  'closed', // 已办结
  'redirected', // 已告知其他渠道
  'not_accepted', // 不予受理
  'merged', // 已合并
  'withdrawn', // 已撤回
] as const
export type MessageStatus = (typeof MESSAGE_STATUSES)[number]

/** The five words a citizen sees: 已提交 已转办 办理中 已答复 已办结. */
export const CITIZEN_STATUSES = ['submitted', 'dispatched', 'processing', 'replied', 'closed'] as const
export type CitizenStatus = (typeof CITIZEN_STATUSES)[number]

/** Every status read as one of the citizen's five words. */
export const CITIZEN_STATUS_OF = {
  submitted: 'submitted',
  screening: 'submitted',
  pending_dispatch: 'submitted',
  dispatched: 'dispatched',
  returned: 'dispatched',
  processing: 'processing',
  awaiting_citizen: 'processing',
  awaiting_approval: 'processing',
  replied: 'replied',
  closed: 'closed',
  redirected: 'closed',
  not_accepted: 'closed',
  merged: 'processing', // answered together with another; `citizenStatusOf` once the answer is there
  withdrawn: 'closed',
} as const satisfies Record<MessageStatus, CitizenStatus>

/** The citizen's word for a message: a merged one is answered when the public answer reached its owner. */
export const citizenStatusOf = (message: { status: MessageStatus; mergedAnswered?: boolean }): CitizenStatus =>
  message.status === 'merged' && message.mergedAnswered === true ? 'replied' : CITIZEN_STATUS_OF[message.status]

/** 已解决 部分解决 列入计划 暂不能解决 不属实 解释说明 */
export const OUTCOMES = ['solved', 'partly_solved', 'planned', 'not_now', 'unfounded', 'explained'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** Other programs may name an outcome by its Chinese word; what is stored and answered is the id. */
export const OUTCOME_OF_WORD = {
  已解决: 'solved',
  部分解决: 'partly_solved',
  列入计划: 'planned',
  暂不能解决: 'not_now',
  不属实: 'unfounded',
  解释说明: 'explained',
} as const satisfies Record<string, Outcome>

/** What may be done to a message. Each is a procedure of the same name in `messages`. */
export const MESSAGE_ACTIONS = [
  'dispatch', // 转办
  'redirect', // 告知其他渠道
  'accept', // 签收
  'assign', // 分派到科室、镇街或承办人
  'return_to_desk', // 退回
  'ask', // 请市民补充
  'supplement', // 补充
  'draft_reply', // 拟答复
  'approve_reply', // 审核通过
  'publish_signed_on_paper', // 线下审签
  'revoke_paper_signature', // 撤回线下审签
  'reject_reply', // 审核退回
  'withdraw', // 撤回
  'confirm_withdrawal', // 核实撤回
  'rate', // 评价
  'call_back', // 回访核实
  'instruct', // 批示
  'request_extension', // 申请延期
  'grant_extension', // 准予延期
  'refuse_extension', // 不予延期
  'decide_complex', // 审定复杂事项
  'keep_promise', // 兑现承诺
  'change_promise', // 变更承诺
  'ask_rework', // 承诺逾期，请求重办
  'note_contact', // 记录联系（紧急）
  'remind', // 催办
  'contest', // 对转办提出异议
  'rule_contest', // 裁定异议
  'adjudicate', // 裁定承办单位
  'request_assist', // 请求协办
  'answer_assist', // 反馈协办
  'end_assist', // 结束协办
  'propose_decline', // 拟不予受理
  'decide_decline', // 审定不予受理
  'merge', // 合并办理
  'unmerge', // 取消合并
  'clear_screening', // 人工审看
] as const
export type MessageAction = (typeof MESSAGE_ACTIONS)[number]

/** Where what staff record reached the city: elsewhere (R42). */
export const RECORDED_CHANNELS = ['weibo', 'wechat', 'douyin', 'website', 'phone', 'visit', 'other'] as const
/** Where a message came from: the mini program itself, or recorded by staff. */
export const CHANNELS = ['app', ...RECORDED_CHANNELS] as const
export type Channel = (typeof CHANNELS)[number]

/** Limits of what a citizen types, in characters. */
export const MESSAGE_LIMITS = {
  body: { min: 4, max: 2000 },
  title: { max: 60 },
  place: { max: 80 },
  contact: { max: 100 },
  reply: { min: 4, max: 5000 },
  reason: { min: 2, max: 500 },
  comment: { max: 500 },
  /** Title, question and answer of a public answer, each. */
  publicText: { min: 4 },
} as const

/** What happened to a message, in the past tense; the timeline and the events use the same words. */
export const TIMELINE_ENTRIES = [
  'submitted',
  'recorded',
  'flagged', // 自动检查提示，待人工审看
  'screened', // 人工审看
  'dispatched',
  'redirected',
  'accepted',
  'assigned',
  'returned',
  'asked',
  'supplemented',
  'resumed', // the question ran out unanswered
  'resettled', // 校历确定: a year's holidays became known, the due day with them
  'reply_drafted',
  'step_approved', // 首道审核通过, a second signature is needed
  'signed_on_paper', // 线下审签
  'reply_revoked', // 撤回线下审签, the reply is being corrected
  'approval_passed_on', // 转请代理审核: half a working day without a signature
  'reply_rejected',
  'interim_replied', // 阶段性答复
  'replied',
  'rated',
  'called_back',
  'reworked',
  'closed',
  'withdrawal_requested',
  'withdrawal_declined',
  'withdrawn',
  'instructed',
  'extension_requested',
  'extension_refused',
  'extended',
  'complex_requested',
  'complex_decided',
  'promise_kept',
  'promise_changed',
  'promise_missed',
  'contacted', // 紧急件已联系
  'reminded', // 催办
  'contested', // 对转办有异议
  'contest_ruled',
  'adjudication_asked', // 退回次数用完，由新闻办裁定
  'adjudicated',
  'assist_requested',
  'assist_answered',
  'assist_ended',
  'decline_proposed',
  'decline_refused',
  'not_accepted',
  'merged',
  'unmerged',
  'merged_answered', // 合并办理的答复已公开
  'answer_released', // 公开答复
  'answer_withdrawn', // 撤下公开答复
  'topic_answered', // 热点话题有了统一答复
] as const
export type TimelineWhat = (typeof TIMELINE_ENTRIES)[number]

/** Who signs a draft: any approver of the unit, or one of that level (分管领导, 主要领导). */
export const SIGNING_STEPS = ['any_approver', 'deputy_leader', 'chief_leader'] as const
export type SigningStep = (typeof SIGNING_STEPS)[number]

/** What a signed sheet 审签单 may be, found by its content. */
export const SHEET_TYPES = ['application/pdf', 'image/jpeg', 'image/png'] as const
export type SheetType = (typeof SHEET_TYPES)[number]
/**
 * A sheet comes in parts of base64, so that each fits a call in either home (`FILE_LIMITS.cloudPartBytes`); in characters,
 * and in bytes for the whole. `mostPart`: what earlier clients send.
 */
export const SHEET_LIMITS = { part: 96_000, mostPart: 200_000, parts: 75, bytes: 5 * 1024 * 1024 } as const

/** What became of a saved draft: 签过一道 通过并发布 退回修改 */
export const DRAFT_DECISIONS = ['signed', 'published', 'rejected'] as const
/** What an urgent message is owed by a fixed hour: 转办 and 联系. */
export const URGENT_STEPS = ['dispatch', 'contact'] as const
export type UrgentStep = (typeof URGENT_STEPS)[number]
/** Why a matter is not this platform's to handle: 已进入诉讼 仲裁 行政复议 信访 紧急情况 其他渠道 没有具体诉求 */
export const DECLINE_GROUNDS = [
  'litigation',
  'arbitration',
  'administrative_review',
  'petition',
  'emergency',
  'other_channel',
  'no_substance',
] as const
export type DeclineGround = (typeof DECLINE_GROUNDS)[number]

/** Why a day of the receipt counts or not: 计入 周末 节假日 调休上班 等待补充 延期 */
export const RECEIPT_REASONS = ['counted', 'weekend', 'holiday', 'makeup_workday', 'paused', 'extended'] as const
export type ReceiptReason = (typeof RECEIPT_REASONS)[number]

/** What a draft lacks for the citizen: 只说收悉、已转或正在调查 有问题没有回应 没有写明时间 没有联系方式 官话套话 */
export const REPLY_FINDINGS = ['only_acknowledges', 'points_missed', 'no_date', 'no_contact', 'official_speak'] as const
export type ReplyFinding = (typeof REPLY_FINDINGS)[number]
