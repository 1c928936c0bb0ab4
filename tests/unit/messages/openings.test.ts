import { titleFrom } from '../../../cloudfunctions/messages/domain/content'
import { withoutGreeting, withoutOpening } from '../../../cloudfunctions/messages/domain/openings'
import { questionPoints } from '../../../cloudfunctions/messages/domain/question-points'
import { fc } from '../../support/property'

describe('how a letter opens', () => {
  it.each([
    // greetings and names
    ['您们好！锦绣里停水三天', '锦绣里停水三天'],
    ['胡书记：您好，锦绣里停水三天', '锦绣里停水三天'],
    ['张县长您好 锦绣里停水三天', '锦绣里停水三天'],
    ['市领导：锦绣里停水三天', '锦绣里停水三天'],
    ['您好锦绣里停水三天', '锦绣里停水三天'],
    ['感谢您在百忙之中阅读我的来信。锦绣里停水三天', '锦绣里停水三天'],
    ['打扰了，锦绣里停水三天', '锦绣里停水三天'],
    // asking
    ['请问居住证可以办几年', '居住证可以办几年'],
    ['请问一下，居住证可以办几年', '居住证可以办几年'],
    ['请问姜书记：居住证可以办几年', '居住证可以办几年'],
    ['咨询一下居住证可以办几年', '居住证可以办几年'],
    ['我想咨询下居住证可以办几年', '居住证可以办几年'],
    ['想了解居住证可以办几年', '居住证可以办几年'],
    ['我想问A市的居住证可以办几年', 'A市的居住证可以办几年'],
    ['打扰了，想请教一下，居住证可以办几年', '居住证可以办几年'],
    ['咨询：居住证可以办几年', '居住证可以办几年'],
    ['您好，咨询个问题。居住证可以办几年', '居住证可以办几年'],
    // telling
    ['反映个问题，锦绣里停水三天', '锦绣里停水三天'],
    ['你好我想反映一下锦绣里停水三天', '锦绣里停水三天'],
    ['您好领导，我想跟您反应一个事情。锦绣里停水三天', '锦绣里停水三天'],
    ['向您反映一个问题：锦绣里停水三天', '锦绣里停水三天'],
    ['我要反映的是，锦绣里停水三天', '锦绣里停水三天'],
    ['现反映如下：锦绣里停水三天', '锦绣里停水三天'],
    ['说个事，锦绣里停水三天', '锦绣里停水三天'],
    ['事情是这样的，锦绣里停水三天', '锦绣里停水三天'],
  ])('is left out where it says no matter: %s', (body, matter) => {
    expect(withoutOpening(body)).toBe(matter)
    expect(titleFrom(body)).toBe(matter)
  })

  it.each([
    '咨询电话一直打不通',
    '咨询窗口没有人',
    '请教育局查一查补课',
    '请问责县药监部门',
    '反映多次无人处理',
    '反映强烈的噪音问题',
    '反映的问题一直没有解决',
    '反映个问题半年了没人管',
    '我想咨询的很简单',
    '我想教师待遇要落实',
    '说下水道堵了没人管',
    '问题一直没有解决',
    '了解情况后没有下文',
    '投诉锦绣里物业乱收费',
    '举报黑作坊夜里开工',
    '村书记，冒领低保',
    '班主任，打骂学生',
    '教育局的李局长收红包',
    '你好像没有看我的信',
    '好不容易修好又坏了',
    '打扰居民休息的广场舞',
    '报告厅空调坏了',
    '请问一下',
    '您好，请问',
  ])('stays where it is the matter, or all there is: %s', (body) => {
    expect(withoutOpening(body)).toBe(body)
  })

  it('takes from the beginning alone, and leaves something', () => {
    const pieces = fc.constantFrom(
      '您好',
      '，',
      '请问',
      '我想',
      '反映',
      '一下',
      '个问题',
      '胡书记',
      '：',
      '停水',
      '锦绣里',
      ' ',
    )
    fc.assert(
      fc.property(fc.array(pieces, { minLength: 1, maxLength: 12 }), (parts) => {
        const body = parts.join('')
        for (const left of [withoutGreeting(body), withoutOpening(body)])
          expect(body.endsWith(left) && (left === body || left.trim().length >= 4)).toBe(true)
      }),
    )
  })

  it('of a question is kept where questions are counted: 请问 makes it one', () => {
    expect(questionPoints('您好，请问退休人员医保报销比例。')).toEqual(['请问退休人员医保报销比例。'])
  })

  it('reads letters of marks and greetings alone in no time', () => {
    for (const body of ['。'.repeat(2000), '您好'.repeat(1000), '咨询' + '，'.repeat(1998), '我想'.repeat(1000)])
      expect(body.endsWith(withoutOpening(body))).toBe(true)
  })
})
