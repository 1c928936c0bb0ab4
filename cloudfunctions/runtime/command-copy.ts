import type { AuditFault } from '../../types/audit.terms'

/** What the person reads whose file is refused by folder or disk. */
export const FILES_COPY = {
  /** @param path the system names none where a folder is read as a file */
  unreadable: (path: string | undefined, code: string) =>
    path === undefined
      ? `有一个文件读不了（${code}）。请检查路径，要写文件，不能写文件夹。`
      : `这个文件读不了（${code}），请检查路径和权限：${path}`,
} as const

/** What the person reads before a command works on a demonstration: forgotten settings must not pass for the city's. */
export const ON_DEMONSTRATION = '这是演示数据（没有设置 AUTH=password）；正式的城市请先载入它的设置'

/** What the person who runs an import reads. */
export const IMPORT_COPY = {
  usage: `导入以前的留言：npm run import -- 文件 [选项]
  文件        .jsonl、.csv 或 .xlsx；每行一条：id, title, content, createdAt，
              可以有 reply, repliedAt, category, unit, kind（时间是北京时间）
  --dry-run   只检查，不写入
  --judge     也按现在的答复期限评判当时的答复（默认不评判）
  --source 名称  来自哪个系统；编号在同一来源内不重复（默认 history）
  --errors 文件  未导入的行写到哪里（默认是“文件.errors.jsonl”）`,
  importing: '导入',
  checking: '检查',
  counting: '统计',
  rows: (rows: number) => `已读${rows}行`,
  events: (events: number) => `已统计${events}件`,
  done: ({ rows, imported, present, changed, refused }: Counts) =>
    `共${rows}行：新导入${imported}条，以前已导入${present}条，内容有变化${changed}条，未导入${refused}行。`,
  checked: ({ rows, imported, present, changed, refused }: Counts) =>
    `只检查，没有写入。共${rows}行：可以导入${imported}条，以前已导入${present}条，内容有变化${changed}条，有问题${refused}行。`,
  empty: '文件里一条留言也没有，请检查是不是选错了文件。',
  unknownUnits: (count: number) => `其中${count}条的单位在现在的单位名录里没有同名的，记为“未知”。`,
  seeErrors: (count: number, path: string) => `有${count}行没有导入，行号和原因见：${path}`,
} as const
interface Counts {
  readonly rows: number
  readonly imported: number
  readonly present: number
  readonly changed: number
  readonly refused: number
}

/** What the person reads who puts the city's units in. */
export const UNITS_COPY = {
  usage: `导入单位名录（新装的城市先做这一步）：npm run import-units -- 文件 [选项]
  文件  .csv 或 .xlsx，第一行是列名：编号、名称、类型，可以有 上级、主题、关键词、地名、电话、政务号、平台、原始ID、简介。
        类型：城市（一行，名称是城市名，电话是热线）、部门、县市区、科室、镇街、信箱（上级写承办单位）；
        科室、镇街的上级写它的单位。整份名录按这张表替换
  --drop  表里没有的单位和信箱可以撤销（不加时拒绝，什么都不改）
  --cloud 文件.json  部署在微信云开发：不连数据库，写出可以导入集合 directories 的文件`,
  done: ({ units, posts }: { readonly units: number; readonly posts: number }) =>
    `已导入${units}个单位、${posts}个信箱，几秒后生效。`,
  faults: (faults: number) => `有${faults}处要改，没有导入：`,
  cloud: (file: string) =>
    `已写出：${file}\n请在云开发控制台的数据库里选集合 directories，用“导入”选这个文件，冲突处理选 Upsert。`,
} as const

/** What the person reads who puts the city's services in. */
export const SERVICE_ITEMS_COPY = {
  usage: `导入办事事项（先导入单位名录）：npm run import-services -- 文件 [选项]
  文件  .csv 或 .xlsx，第一行是列名：编号、名称、主题、单位，可以有 别名、概述、内容、依据、时限、对象、材料、步骤、渠道、收费、电话。
        别名是市民的说法，用顿号或空格分开；材料、步骤、渠道每条之间用分号。编号相同的整条替换
  --drop  表里没有的事项下架（不加时保留）
  --cloud 文件.json  部署在微信云开发：不连数据库，写出可以导入集合 service_items 的文件；单位写编号`,
  done: ({ taken, dropped }: { readonly taken: number; readonly dropped: number }) =>
    `已导入${taken}个办事事项${dropped === 0 ? '' : `，下架${dropped}个`}，几秒后生效。`,
  faults: (faults: number) => `有${faults}处要改，没有导入：`,
  cloud: (file: string) =>
    `已写出：${file}\n请在云开发控制台的数据库里选集合 service_items，用“导入”选这个文件，冲突处理选 Upsert；云函数重新启动后生效。`,
} as const

/** What the person who rebuilds the statistics reads. */
export const REBUILD_COPY = {
  usage: `由事件重新计算统计并核对：npm run rebuild-stats -- [选项]
  --write   用重新计算的结果替换不一致的统计（默认只核对）
  --all     逐份列出，包括一致的`,
  reading: '正在由事件重新计算统计',
  busy: '统计正在更新，请过一会儿再运行。',
  overtaken: '核对期间统计有了变化，没有全部替换。请再运行一次。',
  verdicts: { same: '一致', different: '不一致', missing: '缺少', surplus: '多余' },
  line: (verdict: string, id: string) => `${verdict}  ${id}`,
  summary: (events: number, total: number, differing: number) =>
    differing === 0
      ? `由${events}个事件重新计算，${total}份统计全部一致。`
      : `由${events}个事件重新计算，${total}份统计中有${differing}份不一致。`,
  written: (written: number) => `已替换${written}份。`,
  howToWrite: '加上 --write 可以用重新计算的结果替换。',
} as const

/** What the person who writes out the verdicts reads. */
export const VERDICTS_COPY = {
  usage: `写出每条留言的时限评判，供核对：npm run verdicts -- 文件.jsonl
  每行一条：sourceId, id, kind, receivedOn, replyDueOn, repliedOn, onTime, lateByWorkingDays；
  导入的留言按现在的答复期限评判，还没有答复的后三项为 null。`,
  writing: '正在写出时限评判',
  done: (count: number, file: string) => `已写出${count}条留言的时限评判：${file}`,
  notWritable: (file: string, code: string) => `这个文件写不了（${code}），请检查路径和权限：${file}`,
} as const

/** What the person who brings search and work lists in line reads. */
export const SEARCH_COPY = {
  usage: `按留言核对检索和工作列表，不一致的改正：npm run rebuild-search
  每次升级后、恢复备份后各运行一次；服务运行时也可以运行，可以重复。没有别的选项。`,
  reading: '正在按留言核对检索和工作列表…',
  done: (looked: number, written: number): string => `已核对${looked}条留言和公开答复的检索，更新${written}条`,
  queues: (looked: number, written: number): string => `已核对${looked}条留言的工作列表，改正${written}条`,
} as const

export const REPLAY_COPY = {
  usage: `把处理多次失败而搁置的事件放回，重新处理：npm run replay-events
  日志里出现 event_set_aside、程序改好以后运行；不会重复计算。没有别的选项。`,
  none: '没有搁置的事件。',
  done: (entries: number): string => `已放回${entries}条搁置的事件，正在重新处理…`,
} as const

export const CLOCKS_COPY = {
  usage: `给每条留言补上督办计时：npm run rebuild-clocks
  从没有督办的版本升级后、恢复备份后各运行一次；服务运行时也可以运行，可以重复。没有别的选项。`,
  reading: '正在按留言重新登记督办计时…',
  done: (messages: number): string => `已核对${messages}条留言的督办计时`,
} as const

/** What the person who verifies the audit log reads. */
export const AUDIT_VERIFY_COPY = {
  usage: `核对审计记录是否被改动：npm run audit:verify -- [选项]
  --heads 文件  另外保存的链头（可以写多次）；数据目录里的 audit-heads/heads.jsonl 总会核对`,
  reading: '正在逐条核对审计记录',
  fault: (fault: AuditFault, at: string) => `${AUDIT_FAULT_WORDS[fault]}：${at}`,
  moreFaults: (count: number) => `另有${count}处问题没有逐条列出。`,
  summary: (seals: number, entries: number, faults: number, heads: number) =>
    `共${seals}次封存、${entries}条记录，对照库外链头${heads}个：${faults === 0 ? '全部相符。' : `有${faults}处问题。`}`,
  archived: (seals: number) => `其中${seals}次封存已归档到库外，归档文件一并核对。`,
  noHeads: '没有库外链头，看不出末尾是否被截断。链头每天零点十分写出。',
  unsealed: (count: number, oldest: string) => `还有${count}条记录尚未封存，最早的写于${oldest}。`,
  noSuchHeads: (path: string, why?: string) =>
    why === undefined
      ? `这个文件里没有链头，没有核对，请检查是不是选错了文件：${path}`
      : `这个链头文件读不了（${why}），没有核对，请检查路径和权限：${path}`,
  brokenHeads: (line: number) => `库外链头文件第${line}行读不出，请用备份的链头文件核对。`,
} as const
const AUDIT_FAULT_WORDS: Record<AuditFault, string> = {
  changed: '记录被改动',
  removed: '记录被删除',
  inserted: '记录被插入',
  cut_off: '记录链被截断，只到封存',
  seal_changed: '封存被改动',
  seal_removed: '封存被删除',
  head_differs: '与库外链头不符，封存',
  archive_changed: '归档被改动，封存',
  archive_removed: '归档不在原处，封存',
  key_unknown: '缺少封存时的密钥，封存',
}

/** What the person reads who makes the first administrator. */
export const ADMIN_COPY = {
  usage: `开通系统管理员：npm run create-admin -- 登录名 姓名
  登录名  3到40个字母、数字、点或横线；姓名2到20个字
  --reset  已有的系统管理员忘了密码或丢了动态码：npm run create-admin -- 登录名 --reset
  --cloud  部署在微信云开发：不连数据库，只生成绑定码和云函数的设置`,
  cloud: (code: string, setting: string): string =>
    `请把下面一整行设为云函数 identity 的环境变量 FIRST_ADMIN（看到它的人得不到绑定码）：\n\n    ${setting}\n\n` +
    `首个系统管理员的绑定码（72小时内有效，只显示这一次，只能用一次）：\n\n    ${code}\n\n` +
    '请本人打开小程序，在“我的—我是工作人员”里输入绑定码；成功后删去这个环境变量。已经有系统管理员的城市，绑定码无效。',
  demo: '演示方式没有密码登录，不用开通系统管理员。请设置 AUTH=password 再运行。',
  made: (loginName: string, code: string): string =>
    `系统管理员 ${loginName} 的一次性设置码（72小时内有效，只显示这一次）：\n\n    ${code}\n\n` +
    '请在登录页输入登录名和设置码，设置自己的密码并绑定动态码。',
} as const

/** What the person who changes the key of contacts reads. */
export const ROTATE_COPY = {
  usage: `用新密钥重新加密联系方式：npm run rotate-keys
  先把新密钥设为 CONTACT_KEY 和 CONTACT_KEY_ID，旧密钥写进 CONTACT_OLD_KEYS（编号=密钥），重启服务后再运行；
  服务运行时也可以运行，中断后再运行会接着做。`,
  rotating: (keyId: string): string => `正在用密钥“${keyId}”重新加密联系方式…`,
  so: (looked: number, resealed: number): string => `已查看${looked}条，重新加密${resealed}条`,
  done: (looked: number, resealed: number, already: number): string =>
    `完成：共${looked}条，重新加密${resealed}条，原来就是新密钥的${already}条。`,
  oldMayGo: '旧密钥已不再需要，可以从 CONTACT_OLD_KEYS 里去掉（数据库备份仍要用旧密钥，请另行妥善保管）。',
  unreadable: (count: number): string =>
    `有${count}条打不开：它们的密钥不在 CONTACT_OLD_KEYS 里，或内容已损坏。请补上旧密钥后再运行一次，在此之前不要删除旧密钥。`,
} as const
