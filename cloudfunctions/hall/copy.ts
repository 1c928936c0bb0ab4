/** What the hall says when it refuses. */
export const HALL_COPY = {
  unitGone: '没有找到这个单位，它可能已经更名或撤并，请在单位名录里重新查找。',
  /** A unit that is no more and whose name was not kept. */
  formerUnit: '已撤销的单位',
  table: {
    heading: '第一行要写列名，至少有“编号”“名称”“类型”',
    tooMany: (most: number) => `单位名录最多${most}行`,
    oneCity: '要有一行、也只能有一行的类型是“城市”：名称写城市名，电话写热线',
    line: (line: number, what: string) => `第${line}行：${what}`,
    signs: '有无法保存的字符，请重新输入这一行',
    kind: '类型只能是城市、部门、县市区、科室、镇街、信箱',
    name: '名称要有2到40个字',
    id: '编号要用小写字母、数字和横线，最多40个，例如 housing；定下后不要再改',
    idTwice: (line: number) => `编号和第${line}行相同，每个单位、信箱要有自己的编号`,
    parent: '上级（信箱写承办单位）要写表里一个单位的编号或名称',
    oneLevel: '单位下面只有一级：上级应当是市直部门或县市区',
    words: '主题、关键词、地名每个要有2到30个字',
    phones: '电话只能有数字、横线和括号',
    platform: '平台只能是微信、微博、抖音、今日头条、视频号',
    introduction: '简介最多200个字',
    gone: (names: readonly string[]) =>
      `表里没有这些现有的单位或信箱：${names.slice(0, 10).join('、')}${names.length > 10 ? ` 等${names.length}个` : ''}。` +
      '它们的留言和账号还在；确实撤销的，加上 --drop 再导入',
  },
} as const
