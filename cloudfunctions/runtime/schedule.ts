/**
 * The one table of what runs by itself. `cron` has seven fields (second minute hour day month weekday year), in
 * Asia/Shanghai, as CloudBase timers and croner read them alike; the tick comes every minute, so seconds are 0.
 */
export const SCHEDULE = [
  /** 封存审计记录; first, so that nothing keeps it waiting. A server also seals between the ticks. */
  { name: 'audit.seal', module: 'audit', cron: '0 * * * * * *' },
  /** 删除上传了一天还没有发出的附件 */
  { name: 'files.purge_waiting', module: 'files', cron: '0 20 * * * * *' },
  /** 导出的表格到期删除 */
  { name: 'exports.purge', module: 'exports', cron: '0 */5 * * * * *' },
  /** 新发来的图片送微信检查；一直没有结果的，请人审看 */
  { name: 'files.check_media', module: 'files', cron: '0 * * * * * *' },
  /** 每天把审计链头写到库外 */
  { name: 'audit.export_head', module: 'audit', cron: '0 10 0 * * * *' },
  /** 存满期限的审计记录写成库外归档，核对后移出数据库 */
  { name: 'audit.archive', module: 'audit', cron: '0 20 1 * * * *' },
  /** 查阅记录只留审计；一小时内不重复记的标记过一天删除 */
  { name: 'audit.forget_reads', module: 'audit', cron: '0 40 * * * * *' },
  /** Delivers what a relay that was woken after its commit did not get to. */
  { name: 'insight.sweep_outbox', module: 'insight', cron: '0 * * * * * *' },
  /** Keeps the search of messages: what a woken relay did not get to. */
  { name: 'messages.sweep_outbox', module: 'messages', cron: '0 * * * * * *' },
  /** 答复后7日内未评价的自动办结 */
  { name: 'messages.close_silent', module: 'messages', cron: '0 5 * * * * *' },
  /** 市民未在期限内补充的恢复办理 */
  { name: 'messages.resume_waiting', module: 'messages', cron: '0 10 * * * * *' },
  /** 到期未兑现的承诺，提醒单位并询问市民 */
  { name: 'messages.miss_promises', module: 'messages', cron: '0 15 * * * * *' },
  /** 市民撤回公开同意的，撤下公开答复 */
  { name: 'answers.take_back', module: 'answers', cron: '0 * * * * * *' },
  /** 公开答复修改或撤下的，逐批告知“我也遇到”的市民 */
  { name: 'answers.tell_joiners', module: 'answers', cron: '0 * * * * * *' },
  { name: 'answers.sweep_outbox', module: 'answers', cron: '0 * * * * * *' },
  /** 每天夜里数一遍字词，相似的问题按少见的字词来找 */
  { name: 'answers.count_words', module: 'answers', cron: '0 40 3 * * * *' },
  { name: 'messages.count_words', module: 'messages', cron: '0 50 3 * * * *' },
  /** 公开答复后，逐件告知合并办理的市民 */
  { name: 'messages.tell_merged', module: 'messages', cron: '0 * * * * * *' },
  /** 合并办理的事项没有答复就结束的，恢复单独办理 */
  { name: 'messages.free_merged', module: 'messages', cron: '0 */5 * * * * *' },
  /** 审核等满半个工作日，转请代理审核人 */
  { name: 'messages.pass_on_approvals', module: 'messages', cron: '0 */5 * * * * *' },
  /** 线下审签满1个工作日无人撤回的，结束待办 */
  { name: 'messages.settle_papers', module: 'messages', cron: '0 20 * * * * *' },
  /** 没有用上的线下审签单、没有送审的草稿到期删除 */
  { name: 'messages.purge_unsent', module: 'messages', cron: '0 50 2 * * * *' },
  /** 新一年放假安排导入后，重算未办结留言的期限 */
  { name: 'messages.settle_calendar', module: 'messages', cron: '0 * * * * * *' },
  /** 办结满期的联系方式自动删除 */
  { name: 'messages.drop_contacts', module: 'messages', cron: '0 30 2 * * * *' },
  /** 换密钥期间，用新密钥重新加密 */
  { name: 'messages.reseal_contacts', module: 'messages', cron: '0 10 3 * * * *' },
  /** Keeps a clock for every promise: what a woken relay did not get to. */
  { name: 'supervision.sweep_outbox', module: 'supervision', cron: '0 * * * * * *' },
  /** 催办、超期催办通知书、督办单：到时间的逐级起草或发送 */
  { name: 'supervision.climb', module: 'supervision', cron: '0 */10 * * * * *' },
  /** 紧急件：2小时内未转办、当天未联系的，随时催办 */
  { name: 'supervision.watch_urgent', module: 'supervision', cron: '0 * * * * * *' },
  /** Keeps what dispatchers decided: what a woken relay did not get to. */
  { name: 'routing.sweep_outbox', module: 'routing', cron: '0 * * * * * *' },
  /** 分拨规则指向的单位已撤销的，自动停用并告知新闻办 */
  { name: 'routing.check_rules', module: 'routing', cron: '0 */10 * * * * *' },
  /** 每天夜里按转办员的决定重新学习 */
  { name: 'routing.learn', module: 'routing', cron: '0 30 3 * * * *' },
  /** Cases that are open again are told of their topic: what a woken relay did not get to. */
  { name: 'topics.sweep_outbox', module: 'topics', cron: '0 * * * * * *' },
  /** 把新来的留言归入热点话题 */
  { name: 'topics.find', module: 'topics', cron: '0 */10 * * * * *' },
  /** 话题有了统一答复，逐件告知还在办理的市民 */
  { name: 'topics.tell', module: 'topics', cron: '0 * * * * * *' },
  /** 登录失败计数、绑定码和短信验证码到期删除；申请导出、删除的记录过两天删除，只留审计 */
  { name: 'identity.purge', module: 'identity', cron: '0 20 * * * * *' },
  /** 市民已确认的删除中途断了的，接着删完 */
  { name: 'privacy.finish_deletions', module: 'privacy', cron: '0 * * * * * *' },
  /** Notices of what a woken relay did not get to. */
  { name: 'notifications.sweep_outbox', module: 'notifications', cron: '0 * * * * * *' },
  /** 订阅消息：21:00至8:00只发紧急的 */
  { name: 'notifications.send', module: 'notifications', cron: '0 * * * * * *' },
  /** 答复后将自动办结的，提前一天提醒评价 */
  { name: 'notifications.warn_closing', module: 'notifications', cron: '0 0 9 * * * *' },
  { name: 'notifications.forget', module: 'notifications', cron: '0 30 3 * * * *' },
] as const satisfies readonly { name: `${string}.${string}`; module: string; cron: string }[]

export type JobName = (typeof SCHEDULE)[number]['name']
/** The jobs of one module. */
export type JobNameOf<Module extends string> = Extract<(typeof SCHEDULE)[number], { module: Module }>['name']

/** A city's server ticks so often; so does each function with work of its own, by one trigger of this name. */
export const TICK = { name: 'tick', everyMs: 60_000 } as const
const TIMED: readonly string[] = [...new Set(SCHEDULE.map(({ module }) => module))]
/**
 * When a function's trigger fires: every minute, in a second of its own. All at once they would ask the database for more than
 * a small plan bears.
 * @returns null where the schedule has nothing for it
 */
export function tickOf(module: string): string | null {
  const at = TIMED.indexOf(module)
  return at < 0 ? null : `${Math.floor(60 / TIMED.length) * at} * * * * * *`
}
export const SCHEDULE_TIME_ZONE = 'Asia/Shanghai'
