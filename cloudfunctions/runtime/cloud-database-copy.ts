import type { Lacking } from '../adapters/cloudbase'

const lineOf = (lacking: Lacking): string => {
  switch (lacking.what) {
    case 'collection':
      return `集合  ${lacking.name}`
    case 'index':
      return `索引  ${lacking.collection}：${lacking.name}`
    case 'other_index':
      return `索引  ${lacking.collection}：${lacking.name} 已有，但字段不同，请在控制台删除后再运行`
    case 'open':
      return `权限  ${lacking.collection} 原来是 ${lacking.was}，小程序端可能读写`
    case 'open_storage':
      return `权限  云存储原来是 ${lacking.was}`
  }
}

/** What the person who sets up an environment of WeChat cloud reads. */
export const CLOUD_DATABASE_COPY = {
  usage: `按清单建好云开发环境的数据库：npm run cloud:database -- [--check]
  --check  只核对，不改动；有缺少的以 1 结束
  环境变量：MINSHENG_CLOUD_ENV 环境 ID；TENCENTCLOUD_SECRETID、TENCENTCLOUD_SECRETKEY 腾讯云 API 密钥
  （用小程序账号登录腾讯云控制台，访问管理，API 密钥），TENCENTCLOUD_REGION 地域（默认 ap-shanghai）`,
  working: '数据库',
  collections: (count: number): string => `${count}个集合`,
  noEnvironment: (envId: string): string =>
    `这个密钥看不到环境“${envId}”，或者它还没有开通数据库。请核对环境 ID、地域和密钥所属的账号。`,
  refused: (code: string, message: string): string =>
    `腾讯云没有接受（${code}）：${message}。改正后再运行一次，会接着做。`,
  away: '连不上腾讯云，请检查网络后再运行一次，会接着做。',
  line: lineOf,
  ready: (count: number): string => `${count}个集合都在，权限都是“仅管理端可读写”，索引齐全，云存储也已关闭。`,
  made: (count: number): string => `以上${count}项已经补好。`,
  lacking: (count: number): string => `以上${count}项还缺。去掉 --check 运行可以补好。`,
  left: (count: number): string => `还有${count}项没有补好。`,
} as const
