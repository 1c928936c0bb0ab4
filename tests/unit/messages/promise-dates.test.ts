import { findPromises } from '../../../cloudfunctions/messages/domain/promise-dates'
import { onlyAcknowledges } from '../../../cloudfunctions/messages/domain/reply-check'
import { vendoredCalendar } from '../../../cloudfunctions/shared/calendar'

const TODAY = '2026-07-03' // a Friday
const dates = (body: string) => findPromises(body, TODAY, vendoredCalendar()).map(({ dueOn }) => dueOn)

describe('dated commitments in a reply', () => {
  it.each([
    ['预计10月底前完成改造。', '2026-10-31'],
    ['将于2026年12月31日前通车。', '2026-12-31'],
    ['9月15日前修复到位。', '2026-09-15'],
    ['3月15日前完成。', '2027-03-15'],
    ['8月中旬完成铺设。', '2026-08-20'],
    ['三个工作日内恢复供水。', '2026-07-08'],
    ['我们会在10天内反馈。', '2026-07-13'],
    ['本周内解决。', '2026-07-03'],
    ['下周三前安装到位。', '2026-07-08'],
    ['本月底完成验收。', '2026-07-31'],
    ['今年年底前开工。', '2026-12-31'],
    ['明年年底前竣工。', '2027-12-31'],
    // What stands before the date is a reason or an earlier fact; the date is a commitment all the same.
    ['根据施工安排，预计10月底前完成改造。', '2026-10-31'],
    ['数据显示管网老化，9月15日前更换到位。', '2026-09-15'],
    ['自7月6日起施工，8月20日前完工恢复通行。', '2026-08-20'],
    ['从7月6日开始，预计15日内完成。', '2026-07-18'],
    ['截至目前已完成八成，10月底前全部完成。', '2026-10-31'],
    ['已于6月10日完成招标，计划12月底前完成改造。', '2026-12-31'],
    ['十二月底前完成。', '2026-12-31'],
    ['本月25日前修复。', '2026-07-25'],
    ['下个月5日前整改到位。', '2026-08-05'],
    ['年内完成整改。', '2026-12-31'],
    ['明天上午恢复供水。', '2026-07-04'],
    ['三五天内修复。', '2026-07-08'],
    ['两三个工作日内恢复供水。', '2026-07-08'],
    // To the same date of that month (民法典 202), not so many times thirty days.
    ['两个月内完成改造。', '2026-09-03'],
    ['预计3个月以内整改到位。', '2026-10-03'],
    // October, not ten months.
    ['10月内完成改造。', '2026-10-31'],
    ['本周末恢复通车。', '2026-07-05'],
    ['下周末前修复。', '2026-07-10'],
    ['下周内解决。', '2026-07-10'],
  ])('%s → %s', (body, dueOn) => {
    expect(dates(body)).toEqual([dueOn])
  })
  it.each([
    '我局已于6月20日前往现场查看。',
    '我局7月20日前往现场的照片有误。',
    '根据12月1日起施行的条例，由物业解决。',
    '三年内完成的项目不在此列。',
    // A day of the month in words is not read; it is not the month's end.
    '本月五日前完成。',
    // A day without a year that has passed is what was done, not next year's promise.
    '6月20日，我局组织物业到现场，要求整改到位。',
    '于6月30日上午接到反映后，工作人员前往解决。',
    '我局4月15日收到留言，现答复如下。',
    '5月上旬已完成清淤。',
    '该项目2025年底开工，去年年底完成主体。',
    '开发商应于每年的9月15日前提出申请。',
    '要求施工单位6月30日前完成，目前尚未完成。',
    '该路段自2015年12月通车以来运行正常。',
    '规划期为2035年。',
    '请您带身份证办理。',
    '2月30日前完成。',
  ])('finds none in: %s', (body) => {
    expect(dates(body)).toEqual([])
  })
  it('a month without that date ends the time with its last day (民法典 202)', () => {
    const on = (today: string) =>
      findPromises('两个月内完成改造。', today, vendoredCalendar()).map(({ dueOn }) => dueOn)
    expect(['2026-12-31', '2027-12-31', '2026-12-28'].flatMap(on)).toEqual(['2027-02-28', '2028-02-29', '2027-02-28'])
  })
  it('takes the last day that a sentence leaves, and each sentence by itself', () => {
    expect(dates('7月10日至8月20日分段施工，按时完成。9月1日前恢复通行。')).toEqual(['2026-08-20', '2026-09-01'])
  })
})

it('cuts a long promise between characters: half of one is kept by no database', () => {
  for (const before of [117, 118, 119, 120]) {
    const [promise] = findPromises(`${'字'.repeat(before)}😀😀将于10月底前完成`, TODAY, vendoredCalendar())
    expect(promise?.text).not.toMatch(/\p{Surrogate}/u)
    expect([...(promise?.text ?? '')]).toHaveLength(120)
  }
})

describe('reading a draft before approval', () => {
  it.each([
    '网友您好，您的留言已收悉，感谢您的关注！',
    '您反映的问题已转市城管局调查处理。',
    '您好，您反映的问题已转办。',
    '您的留言已转交，谢谢。',
    '已移交。',
    '您好！我们已将您反映的问题转交相关科室核实，有关情况将及时反馈。感谢您的支持。2019年12月31日',
    '我局高度重视，正在调查核实，将尽快答复。',
  ])('points out what only acknowledges: %s', (body) => {
    expect(onlyAcknowledges(body)).toBe(true)
  })
  it.each([
    '您好，来信收悉。现回复如下：供热阀门已于今天更换，室温达到20度。',
    '请带身份证到户口所在地派出所申请办理，咨询电话0000。',
    '该地块已规划为商住用地，不属于绿地。',
  ])('leaves alone what answers: %s', (body) => {
    expect(onlyAcknowledges(body)).toBe(false)
  })
})
