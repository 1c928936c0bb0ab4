import { AIRLOCK_LIMITS } from '../../../types/airlock.terms'

/** What the server says about contacts and identities; each refusal tells what to do instead. */
export const AIRLOCK_COPY = {
  noContact: '市民没有留联系方式。需要了解情况，请用“请市民补充”。',
  askInstead: '市民选择了只在这里答复，不接电话。需要了解情况，请用“请市民补充”。',
  hidden: '市民没有让承办单位看到身份，联系方式也不能查看。需要了解情况，请用“请市民补充”。',
  twoPersons: '市民隐藏了身份。确需核实的，由签发和督查两位负责人共同办理：一位申请并写明理由，另一位批准。',
  closed: '这件事已经办结，承办单位不能再查看联系方式。确有需要，请联系市政府新闻办。',
  tooOften: `今天查看联系方式已满${AIRLOCK_LIMITS.revealsPerDay}次。请明天再查看，或用“请市民补充”联系市民。`,
  notHidden: '市民没有隐藏身份，可以直接查看联系方式，不用申请。',
  ended: '这件事已经办结，不再需要联系方式。您可以删除它，但不能更改。',
  noOwner: '这条留言由工作人员代为登记，系统里没有留言人的身份，不用再申请。',
  alreadyRequested: '已经有人申请核实身份，请等另一位负责人批准，或等申请过期后再申请。',
  nothingToApprove: '没有等待批准的申请，它可能已过期。请刷新后再看。',
  samePerson: '核实身份须由签发和督查两位不同的负责人共同办理，不能由同一个人申请又批准。',
  notApproved: '还没有获得另一位负责人批准，请等批准后再查看身份。',
  readAlready: '您已经看过一次，或者可以查看的时间已过。确需再看，请重新申请。',
} as const
