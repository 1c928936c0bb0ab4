import { dueDay, matter, type NoticeText } from './notice-words'

/** To staff, by rule (`notice-rules.ts`). */
export const STAFF_TEXT = {
  named_on_paper: {
    title: '有答复按线下审签公布',
    status: '线下审签',
    text: (f) => `${matter(f)}的答复已按线下审签公布。写明由您签字的，请核对；不是您签的，1个工作日内可以撤回。`,
  },
  approval_stuck: {
    title: '有答复审核无人处理',
    status: '待审核',
    text: (f) => `${matter(f)}的答复一直没有审核，请联系${f.unitName}，最晚${dueDay(f)}答复。`,
  },
  passed_on: {
    title: '有答复转请代理审核',
    status: '待审核',
    text: (f) => `${matter(f)}的答复半个工作日没有审核，已转请代理审核，最晚${dueDay(f)}答复。`,
  },
  assist_requested: {
    title: '有留言请本单位协办',
    status: '请协办',
    text: (f) => `${f.unitName}办理的${matter(f)}请本单位协办，请点开查看并反馈。`,
  },
  assist_answered: {
    title: '协办单位已反馈',
    status: '已反馈',
    text: (f) => `${matter(f)}的协办单位已反馈，请继续办理，最晚${dueDay(f)}答复。`,
  },
  adjudicated: {
    title: '已裁定由本单位办理',
    status: '已裁定',
    text: (f) => `${matter(f)}已裁定由${f.unitName}办理，不能再退回，最晚${dueDay(f)}答复。`,
  },
  decline_proposed: {
    title: '不予受理等您审核',
    status: '待审核',
    text: (f) => `${matter(f)}拟不予受理，请审核理由。`,
  },
  decline_refused: {
    title: '不予受理没有通过审核',
    status: '继续办理',
    text: (f) => `${matter(f)}的不予受理没有通过审核，请继续办理，最晚${dueDay(f)}答复。`,
  },
  decline_approved: {
    title: '不予受理已通过审核',
    status: '不予受理',
    text: (f) => `${matter(f)}的不予受理已通过审核并告知市民，不用再办理。`,
  },
  adjudication_asked: {
    title: '退回次数用完，请裁定',
    status: '待裁定',
    text: (f) => `${matter(f)}已退回多次，请裁定承办单位，最晚${dueDay(f)}答复。`,
  },
  contested: {
    title: '市民对承办单位有异议',
    status: '待裁定',
    text: (f) => `${matter(f)}，市民认为不该由${f.unitName}办理，请裁定。`,
  },
  to_handle: {
    title: '有新留言转到本单位',
    status: '待签收',
    text: (f) => `${matter(f)}已转到${f.unitName}，请签收，最晚${dueDay(f)}答复。`,
  },
  assigned_to_you: {
    title: '有留言分派给您',
    titleToOffice: '有留言分派到本单位',
    status: '待办理',
    text: (f) => `${matter(f)}已分派，最晚${dueDay(f)}答复。`,
  },
  supplemented: {
    title: '市民已补充情况',
    status: '已补充',
    text: (f) => `${matter(f)}，市民已补充，请继续办理，最晚${dueDay(f)}答复。`,
  },
  resumed: {
    title: '市民未补充，继续办理',
    status: '继续办理',
    text: (f) => `${matter(f)}，等待补充的时间已到，请按现有情况办理，最晚${dueDay(f)}答复。`,
  },
  to_approve: {
    title: '有答复等您审核',
    status: '待审核',
    text: (f) => `${matter(f)}的答复已送审，最晚${dueDay(f)}答复。`,
  },
  rejected: {
    title: '您拟的答复被退回修改',
    titleToOffice: '有答复被退回修改',
    status: '退回修改',
    text: (f) => `${matter(f)}的答复被退回，请按意见修改后再送审。`,
  },
  complex_requested: {
    title: '复杂事项等您审定',
    status: '待审定',
    text: (f) => `${matter(f)}申请按复杂事项办理，请审定。`,
  },
  extension_requested: {
    title: '有延期申请等审批',
    status: '待审批',
    text: (f) => `${f.unitName}申请延长${matter(f)}的办理时间，现在最晚${dueDay(f)}答复市民，请审批。`,
  },
  extension_granted: {
    title: '延期申请已批准',
    status: '准予延期',
    text: (f) => `${matter(f)}准予延期，最晚${dueDay(f)}答复。`,
  },
  extension_refused: {
    title: '延期申请未批准',
    status: '不予延期',
    text: (f) => `${matter(f)}不予延期，仍然最晚${dueDay(f)}答复。`,
  },
  complex_decided: {
    title: '复杂事项已审定',
    status: '已审定',
    text: (f) => `${matter(f)}是否按复杂事项办理已审定，最晚${dueDay(f)}答复。`,
  },
  instruction_answered: {
    title: '您批示的留言已答复',
    status: '已答复',
    text: (f) => `您批示的${matter(f)}，${f.unitName}已答复，请点开查看。`,
  },
  reminded: {
    title: '有留言被催办',
    status: '催办',
    text: (f) => `${matter(f)}被催办，最晚${dueDay(f)}答复，请抓紧办理，催办的话可以点开查看。`,
  },
  assist_ended: {
    title: '协办已结束',
    status: '协办结束',
    text: (f) => `${matter(f)}不再需要本单位协办，理由可以点开查看。`,
  },
  taken_away: {
    title: '留言已改由其他单位办理',
    status: '已改派',
    text: (f) => `${matter(f)}经裁定已改由其他单位办理，本单位不用再办理。`,
  },
  reassigned: {
    title: '留言已改派给其他科室或镇街',
    status: '已改派',
    text: (f) => `${matter(f)}已由${f.unitName}改派给其他科室或镇街，本单位不用再办理。`,
  },
  returned_away: {
    title: '留言已退回新闻办',
    status: '已退回',
    text: (f) => `${matter(f)}已退回市政府新闻办重新确定承办单位，本单位不用再办理。`,
  },
  merged_staff: {
    title: '有留言合并到另一件办理',
    status: '已合并',
    text: (f) => `${matter(f)}已与相同事项的另一件合并办理，不用再单独答复，合并到哪一件可以点开查看。`,
  },
  unmerged_staff: {
    title: '有留言恢复单独办理',
    status: '单独办理',
    text: (f) => `${matter(f)}不再与其他留言合并，请单独办理，最晚${dueDay(f)}答复。`,
  },
  instructed: { title: '信箱主人有批示', status: '有批示', text: (f) => `${matter(f)}有新的批示，请点开查看并落实。` },
  returned: {
    title: '单位退回，请裁定',
    status: '待裁定',
    text: (f) => `${matter(f)}被退回，请重新确定承办单位，最晚${dueDay(f)}答复。`,
  },
  withdrawal_requested: {
    title: '撤回申请等您核实',
    status: '待核实',
    text: (f) => `${matter(f)}，市民申请撤回，请核实是否自愿。`,
  },
  withdrawn_staff: { title: '市民已撤回留言', status: '已撤回', text: (f) => `${matter(f)}已撤回，不用再办理。` },
  call_back_due: {
    title: '有留言待回访核实',
    status: '待回访',
    text: (f) => `${matter(f)}，市民不满意或问题没有解决，请在3个工作日内回访核实。`,
  },
  resettled_staff: {
    title: '期限按放假安排重新确定',
    status: '期限调整',
    text: (f) => `${matter(f)}的期限已按新公布的放假安排重算，最晚${dueDay(f)}答复。`,
  },
  promise_missed_staff: {
    title: '承诺没有按期兑现',
    status: '承诺逾期',
    text: (f) => `${matter(f)}公开承诺的事没有按期兑现，请尽快办理并说明。`,
  },
  reworked_staff: {
    title: '有留言要重新办理',
    status: '重新办理',
    text: (f) => `${matter(f)}须重新办理，最晚${dueDay(f)}答复。`,
  },
  urgent_desk: {
    title: '紧急留言',
    status: '紧急',
    text: (f) => `${matter(f)}有危及生命安全的字眼，须在2小时内转办、当天联系市民。`,
  },
  urgent_unit: {
    title: '紧急留言，请立即处理',
    status: '紧急',
    text: (f) => `${matter(f)}有危及生命安全的字眼，已转到${f.unitName}，请立即签收并在当天联系市民。`,
  },
  urgent_supplemented: {
    title: '紧急留言，市民已补充',
    status: '紧急',
    text: (f) => `${matter(f)}有危及生命安全的字眼，市民已补充情况，请立即查看，当天联系市民。`,
  },
  reminder: {
    title: '催办：答复期限将到',
    status: '催办',
    text: (f) => `${matter(f)}最晚${dueDay(f)}答复，请抓紧办理。`,
  },
  overdue_notice: {
    title: '超期催办通知书',
    status: '已超期',
    text: (f) => `${matter(f)}已超过答复期限（${dueDay(f)}），请督促立即办理，通知书可以点开查看。`,
  },
  supervision_order: {
    title: '督办单',
    status: '督办',
    text: (f) => `${matter(f)}已被督办，请主要负责人过问，督办单可以点开查看。`,
  },
  instruction: {
    title: '督办意见',
    status: '督办',
    text: (f) => `督查部门对${matter(f)}提出督办意见，请点开查看并落实。`,
  },
  urgent_dispatch: {
    title: '紧急件超时未转办',
    status: '紧急超时',
    text: (f) => `${matter(f)}是紧急件，已超过2小时没有转办，请立即转办。`,
  },
  urgent_contact: {
    title: '紧急件当天未联系市民',
    status: '紧急超时',
    text: (f) => `${matter(f)}是紧急件，当天没有联系市民的记录，请立即联系并记录。`,
  },
} as const satisfies Record<string, NoticeText>
