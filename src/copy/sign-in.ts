import { ACCOUNT_LIMITS } from '../../types/identity.terms'

/** Signing in on a city's own server. */
export const STAFF_SIGN_IN_COPY = {
  title: '登录',
  staff: '工作人员',
  citizen: '市民',
  who: '您是',
  loginName: '登录名',
  loginNameHint: '由系统管理员告诉您',
  password: '密码',
  passwordHint: '第一次登录，请填一次性设置码',
  next: '下一步',
  codeTitle: '输入动态码',
  codeText: '打开手机上的验证器，输入“民声”下面的6位数字。手机不在身边，可以输入一个备用码。',
  code: '动态码或备用码',
  signIn: '登录',
  startOver: '换一个账号',
  newPasswordTitle: '设置自己的密码',
  newPasswordText: `至少${ACCOUNT_LIMITS.password.min}个字符，用一句自己记得住、别人想不到的话，不用凑大小写和符号。不要和别的地方用一样的密码。`,
  newPassword: '新密码',
  newPasswordAgain: '再输一遍',
  notAlike: '两遍输入的不一样，请检查。',
  save: '保存密码',
  enrolTitle: '绑定动态码',
  enrolText:
    '为了防止别人拿到密码就能登录，还要在手机上装一个验证器（如腾讯身份验证器、Microsoft Authenticator），用它扫这个二维码。二维码只在这里显示，不要截图发给别人。',
  enrolQr: '验证器要扫的二维码',
  enrolNoScan: '不能扫码，就在验证器里手动输入这串密钥：',
  copy: '复制密钥',
  copied: '已复制',
  notCopied: '没有复制成功，请照着输入',
  enrolCode: '验证器现在显示的6位数字',
  enrol: '完成绑定',
  recoveryTitle: '请保存备用码',
  recoveryText: '手机丢了或换了，可以用备用码代替动态码登录，每个只能用一次。请抄下来放好，离开这一页就看不到了。',
  recoverySaved: '已经抄好，进入系统',
  showing: '显示密码',
  done: (name: string) => `${name}，已登录`,
} as const

export const CITIZEN_SIGN_IN_COPY = {
  wechat: '用微信登录',
  smsText: '填写手机号，用短信验证码登录。号码只用来认出是您，不会保存。',
  phone: '手机号',
  phoneWrong: '手机号是11位数字，以1开头，请检查。',
  getCode: '获取验证码',
  again: (seconds: number) => `${seconds}秒后可以再发`,
  sent: '验证码已发出，5分钟内有效',
  code: '短信验证码',
  codeMissing: '请填写短信里的6位数字；还没有收到，先点“获取验证码”。',
  signIn: '登录',
  none: '网页上还没有开通市民登录',
  noneText: '请在微信里打开“民声”小程序留言，或拨打12345。查办事、看发布不用登录。',
} as const

/** 我的登录 and the password. */
export const SECURITY_COPY = {
  title: '登录与安全',
  sessions: '正在登录的设备',
  none: '这里没有需要管理的登录',
  noneText: '在微信里由微信识别您的身份；演示系统不保存登录记录。',
  current: '现在这台',
  since: (when: string) => `${when}登录`,
  seen: (when: string) => `最近使用：${when}`,
  end: '下线',
  endAll: '全部下线',
  endAllAsk: '让所有设备都下线？',
  endAllText: '这台设备也会退出，绑定的微信也会解除，需要重新登录。',
  changePassword: '修改密码',
  currentPassword: '现在的密码',
  change: '修改密码',
  changed: '密码已修改，其他设备已下线',
} as const

export const BIND_COPY = {
  title: '绑定工作人员账号',
  text: '请向系统管理员要一个绑定码。绑定后，用这个微信打开小程序就是工作身份。绑定码只能用一次，不要转给别人。',
  code: '绑定码',
  bind: '绑定',
  done: (name: string) => `已绑定为${name}`,
} as const
