import { dayWords } from './days'
import { DOT } from './dot'
import { FILES_COPY } from './files'
import { COMPOSE_COPY } from './messages'
import { NOTICES_COPY } from './notices'

export const ME_COPY = {
  title: '我的',
  greeting: (name: string) => `您好，${name}`,
  signedOutTitle: '还没有登录',
  signedOutText: '登录后可以写留言、看办理进展。查办事、看发布不用登录。',
  elder: '长辈版',
  elderNote: '字更大，按钮更大',
  dark: '深色模式',
  darkNote: '跟随手机或电脑的设置',
  settings: '显示',
  more: '更多',
  mine: '我的留言',
  mineNote: '办到哪一步，答复和评价',
  desk: '工作台',
  deskNote: '等您办理的留言',
  overview: '全市办理情况',
  overviewNote: '收到、答复、超期，各单位情况',
  release: '公开答复',
  releaseNote: '把市民同意公开的答复改写后公开',
  audit: '审计记录',
  auditNote: '谁在什么时候做了什么',
  accounts: '账号管理',
  accountsNote: '开通、调整角色、停用、发码',
  security: '登录与安全',
  securityNote: '在哪里登录着、修改密码',
  bind: '我是工作人员',
  bindNote: '用绑定码把微信绑定到工作账号',
  rules: '分拨规则',
  rulesNote: '哪类留言转给哪个单位',
  duties: '职责清单',
  dutiesNote: '各单位负责什么，分拨和退回都引用',
  calendar: '校历',
  policy: '期限规定',
  policyNote: '每个期限的依据，单位自定的期限',
  signing: '审签规定',
  signingNote: '哪类答复由谁签，工作时间',
  calendarNote: '节假日和调休，期限按它计算',
  units: '单位名录',
  unitsNote: '看看有哪些部门和县市区',
  rights: '我的信息与权利',
  rightsNote: '查看、导出、更正、删除，撤回同意',
  privacy: '隐私说明',
  privacyNote: '我们收集什么、怎样保护',
  signOutAsk: '退出登录？',
  signOutText: '没写完的内容仍保存在这台设备上。如果这是公用电脑，请一并删除。',
  signOutForgetting: '删除没写完的内容并退出',
  staffOf: (unit: string | undefined, roles: string) => (unit ? `${unit}${DOT}${roles}` : roles),
} as const

export const SIGN_IN_COPY = {
  title: '选择身份登录',
  intro: '这是演示系统，选一个身份就能体验。里面的人和事都是编写的。',
  groups: { citizen: '市民', press: '市政府新闻办、督查和信箱', unit: '承办单位', system: '系统与审计' },
  search: '找单位',
  searchPlaceholder: '输入单位名称',
  more: (count: number) => `还有${count}个单位，输入名称查找。`,
  found: (count: number) => `找到${count}个单位`,
  none: '没有找到这个单位。换几个字试试，一个字也能找。',
  as: (unit: string, office: string) => `${unit}${office}`,
  notDemo: '这里不能选择身份登录。请在微信里打开小程序。',
  done: (name: string) => `已用“${name}”登录`,
} as const

/** 隐私说明 (PIPL art. 17): who, what, why, how long, and the person's rights, in plain words. Its version is in `types/privacy.terms.ts`. */
export const PRIVACY_COPY = {
  title: '隐私说明',
  version: (version: string, day: string) => `第${version}版，${day.slice(0, 4)}年${dayWords(day)}起施行`,
  intro: '市政府新闻办负责处理您在这里提供的信息，只用来办理您反映的事。',
  parts: [
    {
      title: '我们收集什么',
      text: '您写的内容、地点，您添加的照片和视频，以及您愿意留下的联系方式；登录时平台给出的账号编号。照片里的拍摄地点等信息上传时就去掉。不读取通讯录，不在后台定位，不收集与办事无关的信息。',
    },
    {
      title: '谁能看到',
      text: '办理这件事的单位和市政府新闻办能看到留言内容。您选择不让承办单位看到身份时：承办单位看不到您的身份；平台依法留存。确需核实身份的，须由签发和督查两位负责人共同办理、写明理由，并让您看到。',
    },
    {
      title: '内容检查',
      text: '按照国家规定，提交的文字和照片会自动检查有没有广告、诈骗、色情等内容。用微信登录的，会交给微信检查，同时提供您的微信账号标识（OPENID），不提供联系方式。检查只决定要不要先请工作人员看一看，点名批评单位或干部的，照常办理。',
    },
    {
      title: '联系方式',
      text: '单独加密保存，与留言分开。您同意接电话时，承办人每次查看都要写明理由，只显示10分钟；哪个单位、什么身份、何时、为何看过，您在留言里都能看到。',
    },
    {
      title: '保存多久',
      text: '联系方式在办结后保存一段时间（一般180天，以“我的信息与权利”里写明的为准）即自动删除，您也可以随时删除。留言和办理记录按档案管理要求保存。操作日志至少保存1年。数据保存在境内。',
    },
    {
      title: '您的权利',
      text: '在“我的”里打开“我的信息与权利”，可以查看、导出、更正、删除自己的信息，撤回公开和显示身份的同意。法律要求保留的，会写明为什么、保留多久。',
    },
    {
      title: '未满14周岁',
      text: '须由监护人阅读本说明并同意。留言会特别处理：承办单位看不到您是谁，也不会公开。',
    },
    {
      title: '微信里的权限',
      text: `只有您点“${COMPOSE_COPY.pin.map}”时才使用位置，点“${FILES_COPY.addImages}”“${FILES_COPY.addVideo}”时才打开相册。提交留言和点“${NOTICES_COPY.inWechat}”时，微信会问您要不要接收提醒，您同意了才发。第一次使用前会请您同意，不同意也能写留言。`,
    },
    { title: '联系我们', text: '对个人信息保护有疑问，请拨打12345，说明转市政府新闻办。' },
  ],
} as const

export const UNITS_COPY = {
  title: '单位名录',
  search: '找单位',
  searchPlaceholder: '输入单位名称',
  kind: '单位类别',
  kinds: { department: '市级部门和单位', district: '县市区' },
  count: (count: number) => `共${count}个`,
  write: (name: string) => `给${name}留言`,
  none: '没有找到这个名称，换个说法试试。',
} as const
