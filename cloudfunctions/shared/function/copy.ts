import type { ErrorCode } from '../../../types/wire.contract'

/**
 * What a refusal says to the person, and what to do next. A code without words does not compile. Whether anything was
 * written that might be lost only the page knows, and says.
 */
export const ERROR_SENTENCES: Record<ErrorCode, string> = {
  invalid_input: '有内容填写得不对，请按提示改好后再提交。',
  unauthenticated: '请先登录，再继续操作。',
  forbidden: '您现在的身份不能做这一步。如果确实需要办理，请联系有权限的同事。',
  not_found: '没有找到您要的内容，它可能不存在，也可能您无权查看。请返回后重新进入。',
  conflict: '这件事刚刚有了新的变化，请看过最新情况后再办。',
  invalid_state: '按现在的办理进度不能做这一步，请刷新后查看可以进行的操作。',
  too_large: '提交的内容太大（最多256 KB），请删减后再提交。',
  rate_limited: '操作太频繁了，请过一会儿再试。',
  internal: '系统出了问题，已经记录下来。请稍后再试；如果仍然不行，请把页面上的追踪编号告诉工作人员。',
  unavailable: '系统暂时连接不上，请过几秒钟再试一次。',
}

/** What is wrong with one field. Numbers are limits and counts; never the person's own text. */
export const FIELD_SENTENCES = {
  missing: '请填写这一项。',
  wrongType: (expected: string) => `格式不对，这一项应当是${expected}。`,
  textTooShort: (min: number) => (min === 1 ? '请填写这一项。' : `太短了，请至少写${min}个字。`),
  textTooLong: (max: number, length: number | null) =>
    length === null ? `太长了，最多${max}个字。` : `太长了，最多${max}个字，现在有${length}个字。`,
  numberTooSmall: (min: string) => `太小了，不能小于${min}。`,
  numberTooBig: (max: string) => `太大了，不能大于${max}。`,
  tooFewItems: (min: number) => `至少要有${min}项。`,
  tooManyItems: (max: number) => `最多${max}项。`,
  badChoice: '请从给出的选项中选择一个。',
  badFormat: (what: string) => `格式不对，请填写${what}。`,
  badCharacters: '里面有无法保存的字符，请删除后重新输入。',
  badCursor: '翻页位置已经失效，请从第一页重新打开。',
  notPlainJson: '提交的内容不是规范的数据，请重新提交。',
  tooDeep: '提交的内容层次太多，请重新提交。',
  notRight: '填写得不对，请检查后修改。',
} as const

/** What the types of a contract are called to a person. */
export const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: '“是”或“否”',
  array: '列表',
  object: '一组内容',
}

/** What the formats of a contract are called to a person. */
export const FORMAT_NAMES: Readonly<Record<string, string>> = {
  date: '日期（如2026-07-09）',
  datetime: '时间（如2026-07-09T01:00:00.000Z）',
  uuid: '随机编号（UUID）',
  url: '网址（以http开头）',
  email: '电子邮箱地址',
}

/** What the edge of the server says before any module is asked. */
export const EDGE_SENTENCES = {
  malformedJson: '提交的内容不完整或格式有误，请重新提交。',
  wrongContentType: '请以JSON格式（application/json）提交。',
  malformedRequest: '请求的格式有误，请刷新页面后重试。',
  noSuchPage: '没有这个地址，请检查后重新进入。',
  demoOnlyHere: '这是演示系统，只能在安装它的这台电脑上用 localhost 或 127.0.0.1 访问，不能经过代理或对外提供。',
  tooMany: (seconds: number) => `操作太频繁了，请${seconds}秒后再试。`,
  answerTooLarge: '要取的内容太多，一次取不完。请缩小范围再试；如果仍然不行，请把页面上的追踪编号告诉工作人员。',
  timerOnly: '定时任务只能由平台的定时触发器启动。',
} as const
