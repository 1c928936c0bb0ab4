import { about, day, dueDay, type NoticeText, waitingFor } from './notice-words'

/** To citizens, by rule (`notice-rules.ts`). */
export const CITIZEN_TEXT = {
  dispatched: {
    title: '留言已转办',
    status: '已转办',
    text: (f) => `${about(f)}已转交${f.unitName}办理，最晚${dueDay(f)}答复。`,
  },
  asked: {
    title: '请您补充情况',
    status: '请补充',
    text: (f) => `${about(f)}：${f.unitName}请您补充情况${waitingFor(f)}。`,
  },
  interim_replied: {
    title: '有办理进展',
    status: '有进展',
    text: (f) => `${about(f)}：${f.unitName}告知了办理进展，正式答复仍在办理中。`,
  },
  replied: {
    title: '已答复，请您评价',
    status: '已答复',
    text: (f) => `${about(f)}：${f.unitName}已答复。请看一看，并告诉我们解决了没有。`,
  },
  merged_answered: {
    title: '已答复，请您评价',
    status: '已答复',
    text: (f) => `${about(f)}：与您相同的事项已有公开答复。请看一看，并告诉我们解决了没有。`,
  },
  merged_answer_anew: {
    title: '公开答复有更新',
    status: '已更新',
    text: (f) => `${about(f)}：您看过的公开答复有更新，请点开查看。`,
  },
  merged: {
    title: '与相同事项合并办理',
    status: '合并办理',
    text: (f) => `${about(f)}与相同的事项合并办理，答复公开后会告诉您。`,
  },
  unmerged: {
    title: '留言恢复单独办理',
    status: '单独办理',
    text: (f) => `${about(f)}不再合并办理，由${f.unitName}单独办理，最晚${dueDay(f)}答复，原因可以点开查看。`,
  },
  redirected: {
    title: '已告知办理渠道',
    status: '已告知',
    text: (f) => `${about(f)}不属于本平台受理，点开可以看到该向哪里办理。`,
  },
  extended: {
    title: '办理时间已延长',
    status: '已延期',
    text: (f) => `${about(f)}经批准延长办理时间，最晚${dueDay(f)}答复，理由可以点开查看。`,
  },
  complex: {
    title: '按复杂事项办理',
    status: '期限调整',
    text: (f) => `${about(f)}经审定按复杂事项办理，最晚${dueDay(f)}答复。`,
  },
  resettled: {
    title: '期限按放假安排重新确定',
    status: '期限调整',
    text: (f) => `${about(f)}：国务院放假安排公布后重新计算了期限，请点开查看。`,
  },
  promise_missed: {
    title: '承诺没有按期兑现',
    status: '承诺逾期',
    text: (f) => `${about(f)}：${f.unitName}承诺的事没有按期做到。请告诉我们是否重办。`,
  },
  promise_changed: {
    title: '承诺的日期有变更',
    status: '承诺变更',
    text: (f) => `${about(f)}：${f.unitName}变更了承诺的日期，理由可以点开查看。`,
  },
  promise_kept: {
    title: '承诺已兑现',
    status: '承诺兑现',
    text: (f) => `${about(f)}：${f.unitName}说明承诺的事已经做到，请点开查看。`,
  },
  withdrawn: { title: '留言已撤回', status: '已撤回', text: (f) => `${about(f)}经核实已撤回，不再办理。` },
  reply_revoked: {
    title: '答复正在更正',
    status: '正在更正',
    text: (f) => `${about(f)}：${f.unitName}撤回了答复，正在更正，会重新答复您。答复期限不变。`,
  },
  withdrawal_declined: {
    title: '撤回没有通过核实',
    status: '继续办理',
    text: (f) => `${about(f)}的撤回申请没有通过核实，将继续办理。`,
  },
  reworked: {
    title: '留言重新办理',
    status: '重新办理',
    text: (f) => `${about(f)}由${f.unitName}重新办理，最晚${dueDay(f)}答复。`,
  },
  called_back: {
    title: '回访核实后办结',
    status: '已办结',
    text: (f) => `${about(f)}经回访核实后办结，理由可以点开查看。`,
  },
  closed: { title: '留言已办结', status: '已办结', text: (f) => `${about(f)}答复后7天没有评价，已自动办结。` },
  topic_answered: {
    title: '您反映的事项已有统一答复',
    status: '有进展',
    text: (f) => `${about(f)}：您和其他市民反映的同一事项已有统一答复，请点开查看。您的留言仍由${f.unitName}单独答复。`,
  },
  closing_soon: {
    title: '还没有评价，即将办结',
    status: '即将办结',
    text: (f) =>
      `${about(f)}${f.closesOn === undefined ? '即将' : `将于${day(f.closesOn)}`}自动办结。没有解决的，请在这之前评价。`,
  },

  not_accepted: {
    title: '留言不予受理',
    status: '不予受理',
    text: (f) => `${about(f)}不予受理，理由和该向哪里提出可以点开查看。`,
  },
  contest_ruled: {
    title: '对承办单位的异议已裁定',
    status: '已裁定',
    text: (f) => `${about(f)}：您对承办单位的异议已裁定，现由${f.unitName}办理，理由可以点开查看。`,
  },
} as const satisfies Record<string, NoticeText>
