/** What the services module says when it refuses. */
export const SERVICES_COPY = {
  itemGone: '这个办事事项已经下架或不存在，请返回“服务”重新查找。',
  table: {
    heading: '第一行要写列名，至少有“编号”“名称”“主题”“单位”',
    empty: '表里没有一个办事事项',
    tooMany: (most: number) => `一次最多导入${most}个事项`,
    line: (line: number, what: string) => `第${line}行：${what}`,
    signs: '有无法保存的字符，请重新输入这一行',
    tooLong: (most: number) => `一格最多${most}个字`,
    id: '编号要用小写字母、数字和横线，最多60个，例如 id-card-lost；定下后不要再改',
    idTwice: '编号和前面的行相同，每个事项要有自己的编号',
    name: '名称要有2到60个字',
    topic: (topics: readonly string[]) => `主题只能是${topics.join('、')}`,
    unit: '没有找到这个单位，或有几个单位同名，请写单位名录里的编号',
  },
} as const
