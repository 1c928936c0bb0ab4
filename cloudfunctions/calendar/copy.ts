import type { LocalDate } from '../shared/kernel/local-date'

const WEEKDAYS = '日一二三四五六'
const onWeekday = (day: LocalDate, weekday: number): string => `${day}是星期${WEEKDAYS[weekday] ?? ''}`

/** What an administrator reads about a table that cannot be taken. `row`: where it stands (第3行). */
export const CALENDAR_COPY = {
  row: (line: number) => `第${line}行`,
  holidayRow: (line: number) => `放假安排第${line}条`,
  makeupRow: (line: number) => `调休上班第${line}条`,
  broken: '不是完整的JSON，请重新复制整张表。',
  badCharacters: '表里有无法保存的字符，请删除后重新导入。',
  shape: '缺少年份、通知标题、网址、放假安排或调休上班日，请对照模板补齐。',
  unknownLine: '看不懂这一行：应以“年份”“通知”“文号”“网址”“放假”或“上班”开头。',
  noYear: '缺少年份，例如“年份,2027”。',
  noTitle: '缺少通知标题，例如“通知,国务院办公厅关于2027年部分节假日安排的通知”。',
  wrongTitle: (year: number) => `通知标题里没有“${year}年”，请核对是不是这一年的通知。`,
  noUrl: '缺少通知的网址，应当是中国政府网（www.gov.cn）上的地址。',
  noName: '缺少节日名称。',
  badDay: (text: string) => `“${text}”不是有效的日期（例如2027-01-01）。`,
  backwards: '结束日期早于开始日期。',
  tooLong: (name: string, days: number) => `${name}放假${days}天，没有这么长的假期，请核对开始和结束日期。`,
  notOff: (day: LocalDate, name: string) => `${day}是${name}，依法放假，表里却没有放假，请核对${name}的日期。`,
  outside: (day: LocalDate, year: number) => `${day}不在${year}年，请写进那一年的安排。`,
  overlap: (day: LocalDate, other: string) => `${day}与${other}重复。`,
  makeupOnWeekday: (day: LocalDate, weekday: number) => `${onWeekday(day, weekday)}，本来就上班，不能列为调休上班日。`,
  makeupOnHoliday: (day: LocalDate, name: string) => `${day}已列为${name}放假，不能同时上班。`,
  missing: (name: string) => `没有${name}的放假安排，请核对是否漏抄。`,
  past: (year: number) => `${year}年已经过去，按当时校历作出的评判不再改变，不用再导入。`,
  gap: (next: number) => `请先导入${next}年的安排，中间不能缺年份。`,
} as const
