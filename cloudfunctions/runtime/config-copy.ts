/** Why the server does not start, and what to do. */
export const REFUSALS = {
  unknownAuth: 'AUTH 只能是 demo（演示，默认）或 password（正式），请改好后重新启动。',
  demoBeyondLoopback: (host: string) =>
    `演示模式（AUTH=demo）任何人都能以任何身份登录，所以只能在本机使用，不能监听 ${host}。请去掉 HOST，或设置 AUTH=password 以正式方式启动。`,
  badTemplates:
    'WECHAT_TEMPLATES 应当是 JSON，写明各订阅消息的模板编号和字段（见 docs/operations.md），请改好后重新启动。',
  wechatAppMissing:
    '发送订阅消息还需要 WECHAT_APPID 和 WECHAT_SECRET，请补上；暂不发送的，去掉 WECHAT_TEMPLATES 后重新启动。',
  badPort: 'PORT 应当是 0 到 65535 之间的整数，请改好后重新启动。',
  badDatabaseUrl:
    'DATABASE_URL 应当以 postgresql:// 开头，例如 postgresql://用户:密码@主机:5432/库名，请改好后重新启动。',
  tokenKeyMissing:
    '正式方式（AUTH=password）需要会话密钥：请设置 TOKEN_KEY（32 字节以上的随机数，base64，可用 openssl rand -base64 32 生成）。',
  contactKeyMissing:
    '需要联系方式的加密密钥：请设置 CONTACT_KEY（32 字节随机数，base64，可用 openssl rand -base64 32 生成）和 CONTACT_KEY_ID（密钥的编号，例如 2026a）。',
  auditKeyMissing:
    '需要审计记录的封存密钥：请设置 AUDIT_KEY（32 字节随机数，base64，可用 openssl rand -base64 32 生成）和 AUDIT_KEY_ID（密钥的编号，例如 2026a）。',
  badAuditKey:
    'AUDIT_KEY 应当是 base64，且正好 32 字节；AUDIT_KEY_ID 只能用字母、数字、点、横线；AUDIT_OLD_KEYS 写成“编号=密钥”，用空格隔开，请改好后重新启动。',
  noSafetyWords: (path: string) => `词表文件 ${path} 读不了，请检查 SAFETY_WORDS 的路径和权限。`,
  badSafetyWords: (path: string, line: number) =>
    `词表文件 ${path} 第${line}行看不懂，应当是“词,类别,review”或“词,类别,risky”。`,
  s3Incomplete: 'S3_ENDPOINT、S3_BUCKET、S3_ACCESS_KEY、S3_SECRET_KEY 要一起设置，请补齐后重新启动。',
  badS3Endpoint: 'S3_ENDPOINT 应当是 https:// 或 http:// 开头的完整地址，请改好后重新启动。',
  badTokenKey: 'TOKEN_KEY 应当是 base64，且至少 32 字节，请改好后重新启动。',
  badContactKey:
    'CONTACT_KEY 应当是 base64，且正好 32 字节；CONTACT_KEY_ID 只能用字母、数字、点、横线；CONTACT_OLD_KEYS 写成“编号=密钥”，用空格隔开，请改好后重新启动。',
  sameContactKeyId: 'CONTACT_OLD_KEYS 里有一把密钥的编号和 CONTACT_KEY_ID 相同。新密钥要用新的编号，请改好后重新启动。',
  sameAuditKeyId:
    'AUDIT_OLD_KEYS 里有一把密钥的编号和 AUDIT_KEY_ID 相同。旧密钥写它原来的编号，现在用的那一把不写进去，请改好后重新启动。',
  badAuditKeepDays: 'AUDIT_KEEP_DAYS 应当是 366 到 36600 之间的整数（天）：日志至少留存一年，请改好后重新启动。',
  badAuditHeadUrl: 'AUDIT_HEAD_URL 应当是 https:// 或 http:// 开头的完整地址，请改好后重新启动。',
  badKeepDays: 'CONTACT_KEEP_DAYS 应当是 1 到 3650 之间的整数（天），请改好后重新启动。',
  badKeyFile: (path: string) =>
    `密钥文件 ${path} 已损坏。请从备份恢复；如果是演示数据，可以删除整个数据目录后重新启动。`,
  dataDirUnwritable: (path: string) =>
    `不能在数据目录 ${path} 里读写文件。请检查目录的属主和权限，或用 DATA_DIR 指定另一个目录。`,
  logUnwritable: (path: string) => `日志文件 ${path} 写不进去，请检查 LOG_FILE 的路径和权限，改好后重新启动。`,
  anotherKey: {
    CONTACT_KEY: (id: string) =>
      `联系方式密钥“${id}”和这个数据库用过的不是同一把：照用下去，以前的联系方式和工作人员的动态码打不开，新的以后也会打不开。请换回原来的密钥；要换新密钥，请给它新的 CONTACT_KEY_ID，旧的放进 CONTACT_OLD_KEYS（见 docs/operations.md“密钥”）。`,
    AUDIT_KEY: (id: string) =>
      `审计密钥“${id}”和这个数据库用过的不是同一把：照用下去，审计记录核对不过去。请换回原来的密钥；要换新密钥，请给它新的 AUDIT_KEY_ID，旧的放进 AUDIT_OLD_KEYS（见 docs/operations.md“密钥”）。`,
    CITIZEN_KEY: () =>
      'CITIZEN_KEY 和这个数据库用过的不是同一把：照用下去，以前的市民找不到自己的留言。请换回原来的密钥；确实丢了的，见 docs/operations.md“密钥”。',
  },
  databaseNotDemo:
    '这个数据库里已经有正式数据，演示模式不会使用它。请换一个空的数据目录或数据库，或设置 AUTH=password 以正式方式启动。',
  databaseIsDemo:
    '这个数据库是演示数据，不能以正式方式启动。请换一个空的数据目录或数据库，或去掉 AUTH 以演示方式启动。',
  badTrustProxy:
    'TRUST_PROXY 应当是前面代理的层数（例如 1），或用逗号分开的代理地址（例如 10.0.0.5,10.0.1.0/24），请改好后重新启动。',
  badNumber: (name: string, from: number, to: number) =>
    `${name} 应当是 ${from} 到 ${to} 之间的整数，请改好后重新启动。`,
  badSwitch: (name: string) => `${name} 只能是 on 或 off，请改好后重新启动。`,
  badWechatApiUrl:
    'WECHAT_API_URL 应当是转发微信接口的地址（如 https://proxy.example.gov.cn，不带路径）；服务器能直接访问微信的，去掉它后重新启动。',
  pushWithoutApp: '接收微信消息推送（WECHAT_PUSH_TOKEN）还需要 WECHAT_APPID 和 WECHAT_SECRET，请补上后重新启动。',
  badPush:
    'WECHAT_PUSH_TOKEN 应当是3至32位字母或数字，WECHAT_PUSH_AES_KEY 应当是43位字母或数字，都与小程序后台“消息推送”里填的一致，请改好后重新启动。',
  badPublicUrl:
    '图片送微信检查时，微信要能取到图片：请把 PUBLIC_URL 设为本服务对外的网址（如 https://minsheng.example.gov.cn，不带路径），再重新启动。',
  wechatIncomplete: 'WECHAT_APPID 和 WECHAT_SECRET 要一起设置，请补上另一项后重新启动。',
  smsIncomplete: 'SMS_WEBHOOK_URL（http 或 https 地址）和 SMS_WEBHOOK_TOKEN 要一起设置，请补上另一项后重新启动。',
  citizenKeyMissing:
    '市民登录（WECHAT_APPID 或 SMS_WEBHOOK_URL）需要 CITIZEN_KEY（32 字节以上的随机数，base64）：市民的编号由它算出，换了就认不出以前的市民，请长期保管。',
  portTaken: (port: number) =>
    `端口 ${port} 已被占用，可能民声已经在运行。请先停止它，或用 PORT 指定另一个端口，例如 PORT=${port + 1} npm start。`,
  portForbidden: (port: number) => `没有权限使用端口 ${port}，请用 PORT 指定 1024 以上的端口。`,
  hostUnknown: (host: string) =>
    `不能在 ${host} 上监听：它不是本机的地址。请把 HOST 改成本机的地址（例如 127.0.0.1，或监听所有地址的 0.0.0.0）后重新启动。`,
} as const
