/** What is wrong with a row. Says the field and the rule, never the text. */
export const ROW_REASONS = {
  blank: '空行',
  tooLong: (max: number) => `这一行太长（超过${max}个字符），没有读取`,
  brokenJson: '不是完整的JSON',
  notObject: '不是一条记录（应当是{…}）',
  brokenCsv: '引号或分隔符有误，无法读取',
  tooManyBroken: '无法读取的行太多，从这一行起没有读取',
  unreadable: '有无法识别的字符（编码有误）',
  missing: (field: string) => `缺少${field}`,
  notText: (field: string) => `${field}应当是文字`,
  fieldTooLong: (field: string, max: number, length: number) => `${field}最多${max}个字符，现在有${length}个`,
  badCharacters: (field: string) => `${field}里有无法保存的字符`,
  badTime: (field: string) => `${field}不是有效的时间（例如2019-04-25 09:32:09）`,
  unlikelyTime: (field: string) => `${field}不在合理范围内（1949年至今）`,
  repliedBeforeCreated: '答复时间早于留言时间',
  replyWithoutTime: '有答复，没有答复时间',
  timeWithoutReply: '有答复时间，没有答复',
  unknownKind: '类型只能是咨询、投诉、建议、求助、举报、表扬',
  repeated: (line: number) => `编号与第${line}行重复`,
  changed: '这个编号已经导入过，内容与现在的不同；保留了已导入的内容',
} as const

/** Why a file cannot be read at all. */
export const FILE_REASONS = {
  unknownFormat: '只能导入.jsonl、.csv和.xlsx文件。',
  notFound: '找不到这个文件，请检查路径。',
  noErrorList: (path: string) => `不能写未导入行的清单：${path}。请用 --errors 指定一个可以写的文件。`,
  notAnErrorList: (path: string) =>
    `未导入行的清单不能写到这个文件，里面是别的内容：${path}。请用 --errors 指定另一个文件。`,
  notReadable: '这个文件打不开，请检查它是不是一个可以读取的文件。',
  brokenXlsx: '这不是一个完整的.xlsx文件，请用表格软件另存为.xlsx或.csv后再试。',
  noHeader: (fields: readonly string[]) => `第一行应当是列名，缺少：${fields.join('、')}。`,
} as const

export const FIELD_NAMES = {
  id: '编号',
  title: '标题',
  content: '内容',
  createdAt: '留言时间',
  reply: '答复',
  repliedAt: '答复时间',
  category: '分类',
  unit: '单位',
  kind: '类型',
} as const
export type RowField = keyof typeof FIELD_NAMES

/** Other names under which tables carry the same column. */
export const COLUMN_ALIASES: Readonly<Record<string, RowField>> = {
  留言编号: 'id',
  主题: 'title',
  留言主题: 'title',
  留言标题: 'title',
  留言内容: 'content',
  留言详情: 'content',
  时间: 'createdAt',
  提交时间: 'createdAt',
  答复意见: 'reply',
  答复内容: 'reply',
  回复: 'reply',
  回复时间: 'repliedAt',
  类别: 'category',
  一级标签: 'category',
  承办单位: 'unit',
  答复单位: 'unit',
  留言类型: 'kind',
}
