import { DELETION_MINUTES } from '../../types/privacy.terms'

/**
 * What the server says to a citizen about their own data. Laws are named with their articles: 网络安全法 as amended on
 * 2025-10-28, in force since 2026-01-01, which moved its articles on by two (21 became 23, 24 became 26, 47 became 49).
 */
export const PRIVACY_COPY = {
  exportedToday: '今天已经导出过一次。请使用已保存的文件，或明天再导出。',
  exportLapsed: '这次导出隔得太久，没有完成，请重新导出。',
  confirmFirst: `请先查看会删除什么、保留什么，再在${DELETION_MINUTES}分钟内确认。`,
  guardianMissing: '未满14周岁须由监护人同意。请让监护人填写姓名和联系方式，并打开同意的开关。',
  guardianNeeded: '您说明自己未满14周岁，提交留言前须有监护人同意。请到“我的信息与权利”里请监护人填写。',
  count: (count: number, unit: string): string => (count === 0 ? '目前没有' : `${count}${unit}`),
  none: '目前没有',
  yes: '有',
} as const

export const HELD = {
  messages: {
    title: '留言内容和办理记录',
    held: (messages: number, open: number): string => `${messages}条留言，其中${open}条正在办理`,
    purpose: '办理您反映的事，答复您，统计办理情况（统计里没有个人信息）',
    basis: '履行法定职责所必需（个人信息保护法第13条第1款第3项）',
    retention: '作为办理记录，按机关档案保管期限保存；您可以要求把已办结的留言与您的账号断开',
  },
  files: {
    title: '照片、视频和随答复收到的文件',
    purpose: '说明您反映的事；拍摄地点等信息上传时已去掉。答复附来的图片和PDF随答复给您',
    basis: '履行法定职责所必需（个人信息保护法第13条第1款第3项）',
    retention: '随留言保存；没有发出的1天后自动删除',
  },
  contact: {
    title: '联系方式',
    purpose: '办理中需要时与您联系',
    basis: '您的同意（个人信息保护法第13条第1款第1项），可以随时更正、删除',
    retention: (days: number): string =>
      `办结后保存${days}天即自动删除；答复里有承诺的，从承诺兑现或者到期没有兑现的那天算起` +
      '（个人信息保护法第19条：实现目的所必要的最短时间）',
  },
  account: {
    title: '账号标识',
    held: '登录时平台给出的账号编号，不含姓名',
    purpose: '让您能看到自己的留言，防止冒用',
    basis: '履行法定职责所必需；网络运营者的法定义务（网络安全法第26条）',
    retention: '使用期间保存。对承办单位不显示；依法留存',
  },
  signIns: {
    title: '登录记录',
    purpose: '保持登录；用微信登录的，微信账号标识（OPENID）加密保存，微信检查您发出的内容时要用',
    basis: '网络运营者的法定义务（网络安全法第26条、第49条）',
    retention: '登录有效期最长90天；已过期的在您下次登录时清除，微信账号标识到期即删除',
  },
  reads: {
    title: '谁看过您的联系方式',
    held: '每次查看的单位、身份、时间和理由，在每条留言里都能看到',
    purpose: '让每一次查看可追查',
    basis: '履行个人信息保护义务（个人信息保护法第51条、第54条）',
    retention: '与留言一同保存',
  },
  guardian: {
    title: '监护人信息',
    purpose: '未满14周岁时取得监护人同意',
    basis: '监护人的同意（个人信息保护法第31条）',
    retention: '您说明已满14周岁，或您删除时删除',
  },
  follows: {
    title: '您关注的单位',
    purpose: '把您关注的单位排在前面，不用于统计',
    basis: '您的同意，可以随时取消',
    retention: '取消关注即删除',
  },
  joins: {
    title: '我也遇到',
    purpose: '让您看到相同问题的进展；对外只有人数',
    basis: '您的同意，可以随时删除',
    retention: '您删除时删除，人数保留',
  },
  notices: {
    title: '消息和提醒设置',
    purpose: '告诉您留言的进展；不含留言内容',
    basis: '履行法定职责所必需；微信订阅消息依您的同意',
    retention: '180天，您删除时删除',
  },
  logs: {
    title: '操作日志和审计记录',
    held: '何时做了什么操作，以代号记录，不含留言内容',
    purpose: '保障安全，查处泄露',
    basis: '网络安全法第23条；互联网政务应用安全管理规定',
    retention: '不少于1年，您不能要求提前删除',
  },
} as const

export const DELETION = {
  goes: [
    '所有留言里的联系方式',
    '公开展示和向承办单位显示身份的同意（全部撤回）',
    '已办结的留言与您账号的联系（断开后您也不能再看到它们，请先导出）',
    '监护人信息、关注的单位、消息和提醒设置、“我也遇到”的记录（人数保留）',
    '没有发出的照片和视频；用来请微信检查内容的微信账号标识',
  ],
  stays: [
    {
      what: '正在办理的留言，和答复里的承诺还没有到期的留言',
      why: '还要把结果告诉您；不想继续办理的，可以先撤回留言',
      howLong: '办结、承诺兑现或者到期后再次申请即可断开',
    },
    {
      what: '已办结留言的文字、照片、视频和答复（不再与您关联）',
      why: '机关履行职责形成的记录依法归档（档案法第13条、第14条）',
      howLong: '按机关档案保管期限',
    },
    {
      what: '操作日志和审计记录（以代号记录）',
      why: '网络安全法第23条、互联网政务应用安全管理规定要求留存',
      howLong: '不少于1年',
    },
    {
      what: '是否未满14周岁的说明（以代号记录，不含姓名）',
      why: '保护未成年人（个人信息保护法第31条）',
      howLong: '使用期间，您可以随时更正',
    },
    {
      what: '登录账号',
      why: '您还要用它查看办理中的留言',
      howLong: '使用期间',
    },
  ],
} as const

/** Words of the page that an export is. */
export const EXPORT = {
  title: '我的个人信息',
  intro: (on: string): string => `导出日期：${on}。请妥善保管，不要转给他人。`,
  held: '系统保存了什么',
  message: (code: string): string => `留言 ${code}`,
  contact: '联系方式',
  where: (where: string): string => `地点：${where}`,
  supplement: '补充',
  contest: '对承办单位的异议',
  reply: '答复',
  rating: '评价',
  reads: '谁看过联系方式',
  follows: '关注的单位',
  joins: '我也遇到',
  notices: '消息',
  signIns: '登录记录',
  files: '照片、视频和随答复收到的文件',
  filesUntil: '下面的地址一天内有效，请及时打开保存：',
  file: { image: '照片', video: '视频', document: 'PDF' },
  ofReply: '（随答复）',
  guardian: '监护人信息',
  /** What stands before a value of a line; other fields say what they are themselves. */
  fields: {
    startedAt: '登录：',
    seenAt: '最近使用：',
    endsAt: '有效至：',
    device: '设备：',
    wechatOpenidKeptUntil: '微信账号标识保存至：',
    muted: '不提醒的消息：',
    template: '订阅消息：',
    credits: '还可发送次数：',
    solved: '解决了吗：',
    satisfaction: '满意度（1到5）：',
    attitude: '态度（1到5）：',
    speed: '速度（1到5）：',
  } as Readonly<Record<string, string>>,
  /** Groups of notices, 订阅消息 and ratings, as the pages call them. */
  words: {
    progress: '办理进展',
    answer: '答复和结果',
    question: '请您处理',
    citizen_progress: '办理进展',
    citizen_answer: '答复和结果',
    citizen_question: '请您处理',
    yes: '解决了',
    partly: '部分解决',
    no: '没有解决',
  } as Readonly<Record<string, string>>,
  fileName: (on: string): string => `minsheng-my-data-${on}`,
} as const
