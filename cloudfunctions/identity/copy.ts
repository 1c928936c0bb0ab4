/** What identity says when it refuses. */
export const IDENTITY_COPY = {
  roleTwice: '同一个角色填了两次，请删去重复的。',
  twoPowers: '系统管理、业务办理和审计三种权限要分开，同一个账号不能兼有。请为另一种权限单独开通账号。',
  noStaffRole: '工作人员账号不能有市民角色，请选择工作角色。',
  unitMissing: '这个角色要选定一个现有的单位或科室，请选择单位。',
  postMissing: '信箱主人要选定一个现有的信箱，请选择信箱。',
  placeTooMany: '这个角色管全市，不用选单位或信箱，请去掉。',
  levelOfApprovers: '只有审核人分主要领导和分管领导，请去掉这一项。',
  nameTaken: '这个登录名已经有人用了，请换一个。',
  notOneself: '不能更改自己的账号，请由另一位系统管理员操作。',
  accountGone: '没有找到这个账号。',
  changedMeanwhile: '这个账号刚刚被改过，请看过最新情况再操作。',
  disabledAccount: '这个账号已经停用，请先恢复再操作。',
  noSuchCode: '绑定码不对、已经用过或已过期。请核对，或请系统管理员重新发放。',
  tryLater: (minutes: number): string =>
    minutes < 120 ? `失败次数太多，请${minutes}分钟后再试。` : `失败次数太多，请${Math.ceil(minutes / 60)}小时后再试。`,
} as const
