import { dayWords } from './days'

/** What the administrator's page of the calendar says. */
export const CALENDAR_COPY = {
  title: '校历',
  notYours: '您的身份不能导入校历',
  notYoursText: '校历由系统管理员维护。',
  covered: (day: string) =>
    `放假安排已知到${day.slice(0, 4)}年${dayWords(day)}。之后的期限只扣周末和元旦、劳动节、国庆节的法定假日，显示为“待校历”。`,
  years: '已有的年份',
  year: (year: number, workingDays: number) => `${year}年，${workingDays}个工作日`,
  from: { shipped: '随系统提供', imported: '已导入' },
  importTitle: '导入一年的放假安排',
  importHint: '照国务院办公厅的通知填写，一行一条。更正今年的安排也用这里，整张表重新导入。',
  table: '放假安排',
  placeholder: [
    '年份,2027',
    '通知,国务院办公厅关于2027年部分节假日安排的通知',
    '网址,https://www.gov.cn/…',
    '放假,元旦,2027-01-01,2027-01-03',
    '上班,2027-02-06',
  ].join('\n'),
  submit: '检查并导入',
  done: (year: number, workingDays: number) =>
    `${year}年的安排已导入，共${workingDays}个工作日。未办结留言的期限将在几分钟内重新计算，已作出的评判不变。`,
} as const
