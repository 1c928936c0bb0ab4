/** How the demonstration introduces its personas. */
export const PERSONA_COPY = {
  citizen: { name: '市民', what: '写留言、看办理进度、给答复评价' },
  dispatcher: { name: '转办员', what: '给没有对应单位的留言分派单位，处理退回' },
  press: { name: '新闻办签发', what: '看全市答复情况，做回访核实' },
  supervisor: { name: '督查', what: '看超期、举报和各单位办理情况' },
  admin: { name: '系统管理员', what: '管理系统，看不到留言' },
  auditor: { name: '审计员', what: '只看不改' },
  handler: { name: '承办人', what: '签收、办理、拟写答复' },
  approver: { name: '审核人', what: '审核本单位的答复' },
  leader: { name: '主要领导', what: '审核人不在时代为审核，签批重要答复' },
  liaison: { name: '联络员', what: '分派到科室或镇街，登记其他渠道的留言' },
  postHolder: { name: '负责人', what: '看写给信箱的留言，作批示' },
} as const
