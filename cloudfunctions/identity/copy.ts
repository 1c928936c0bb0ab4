import { ACCOUNT_LIMITS } from '../../types/identity.terms'

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
  noAdmin: '这个账号不是系统管理员，请由系统管理员在页面上重发设置码。',
  accountGone: '没有找到这个账号，请返回列表重新查找。',
  changedMeanwhile: '这个账号刚刚被改过，请看过最新情况再操作。',
  disabledAccount: '这个账号已经停用，请先恢复再操作。',
  bindInWechat: '工作账号只能绑定微信。请在微信里打开小程序，在“我的”里点“我是工作人员”，再输入绑定码。',
  noSuchCode: '绑定码不对、已经用过或已过期。请核对，或请系统管理员重新发放。',
  adminThere: '已经有系统管理员，首个系统管理员的绑定码不再有效。请向系统管理员要绑定码。',
  tryLater: (minutes: number): string =>
    minutes < 120 ? `失败次数太多，请${minutes}分钟后再试。` : `失败次数太多，请${Math.ceil(minutes / 60)}小时后再试。`,
} as const

/** What is wrong with a new password. */
export const PASSWORD_COPY = {
  tooShort: `密码太短，至少${ACCOUNT_LIMITS.password.min}个字符。可以用一句自己记得住的话，不用凑大小写和符号。`,
  tooLong: `密码太长，最多${ACCOUNT_LIMITS.password.max}个字符，请改短一些。`,
  ownName: '密码里不要有登录名或姓名，请换一个。',
  common: '这个密码太常见，容易被猜到。请换一句别人想不到的话。',
  sameAsBefore: '新密码和现在的一样，请换一个。',
} as const

/** What is said on the way in. */
export const SIGN_IN_COPY = {
  wrongPassword: '登录名或密码不对，请检查后再试。连续错5次会暂时锁定。',
  setUpRunOut: '这个一次性设置码已经过期，请联系系统管理员重发。',
  stepRunOut: '登录停留太久，请重新输入登录名和密码。',
  wrongCode: '动态码不对或已用过。请等验证器上出现新的6位数字再输入；手机不在身边可以用备用码。',
  wrongFirstCode: '动态码不对。请确认扫的是本页的二维码、手机时间准确，再输入现在显示的6位数字。',
  alreadyEnrolled: '这个账号已经绑定动态码。换手机请联系系统管理员重发设置码。',
  enrolmentMissing: '二维码已经失效，请刷新本页重新扫码。',
  wrongCurrent: '现在的密码不对，请检查后再试。',
  noPassword: '这个账号没有密码，不用修改。',
} as const

/** What citizens read on the way in. */
export const CITIZEN_COPY = {
  name: '市民',
  noWechat: '本市还没有开通这里的微信登录，请换一种方式，或拨打12345。',
  noSms: '本市还没有开通短信登录。请在微信里打开小程序留言，或拨打12345。',
  sentJustNow: '验证码刚刚发过，请过一分钟再试。',
  sentTooOften: '今天发给这个号码的验证码太多了，请明天再试，或拨打12345。',
  addressSentTooOften: '这个网络一小时内要的验证码太多了，请过一小时再试，或拨打12345。',
  wrongCode: '验证码不对或已过期，请检查后再试。',
} as const
