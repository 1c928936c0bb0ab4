import { parseLocalTime } from '../../cloudfunctions/history/domain/local-time'
import { readRow } from '../../cloudfunctions/history/read-row'

describe('times of an earlier system', () => {
  it.each([
    ['2019-04-25 09:32:09', '2019-04-25T01:32:09.000Z'],
    ['2019/4/25 9:32', '2019-04-25T01:32:00.000Z'],
    ['2019.4.25', '2019-04-24T16:00:00.000Z'],
    ['2019年4月25日 9:32:09', '2019-04-25T01:32:09.000Z'],
    ['2019-04-25T09:32:09', '2019-04-25T01:32:09.000Z'],
    ['2019-04-25T09:32:09.5Z', '2019-04-25T09:32:09.500Z'],
    ['2019-04-25T09:32:09+09:00', '2019-04-25T00:32:09.000Z'],
    ['2019-04-25T09:32:09-0330', '2019-04-25T13:02:09.000Z'],
    [' 2020-02-29 23:59:59 ', '2020-02-29T15:59:59.000Z'],
  ])('reads %s', (written, instant) => {
    expect(parseLocalTime(written)).toBe(instant)
  })
  it.each([
    '2019-02-29 10:00:00',
    '2019-13-01',
    '2019-04-25 24:00:00',
    '2019-04-25 09:60',
    '2019-04-25 09:32:09+25:00',
    '43580.397',
    '昨天',
    '',
    '2019-04-25 09:32:09 上午',
  ])('refuses %s', (written) => {
    expect(parseLocalTime(written)).toBeNull()
  })
})

describe('a row of an earlier system', () => {
  const NOW = '2026-07-03T01:00:00.000Z'
  const whole = {
    id: 'A-1',
    title: '路灯不亮',
    content: '我们小区门口的路灯坏了一周。',
    createdAt: '2019-04-25 09:32:09',
  }
  const reasonsOf = (row: object) => readRow({ ...whole, ...row }, NOW).reasons

  it('keeps what it says, with what is missing taken as a complaint to nobody in particular', () => {
    expect(readRow({ ...whole, id: 2549, kind: '', unit: null, category: undefined }, NOW).row).toEqual({
      sourceId: '2549',
      kind: 'complaint',
      title: '路灯不亮',
      content: '我们小区门口的路灯坏了一周。',
      createdAt: '2019-04-25T01:32:09.000Z',
    })
  })
  it('keeps the answer with its time, the category, the unit and the kind in either language', () => {
    const answered = { reply: '已修复。', repliedAt: '2019-05-06 10:00:00', category: '城乡建设', unit: '城管局' }
    const expected = {
      answer: { reply: '已修复。', repliedAt: '2019-05-06T02:00:00.000Z' },
      category: '城乡建设',
      unitName: '城管局',
    }
    expect(readRow({ ...whole, ...answered, kind: '求助' }, NOW).row).toMatchObject({ ...expected, kind: 'help' })
    expect(readRow({ ...whole, ...answered, kind: 'inquiry' }, NOW).row).toMatchObject({ ...expected, kind: 'inquiry' })
  })
  it('keeps an answer of the same day whose time the earlier system did not note', () => {
    const answer = { reply: '已修复。', repliedAt: '2019-04-24T16:00:00.000Z' }
    expect(readRow({ ...whole, reply: '已修复。', repliedAt: '2019-04-25' }, NOW).row).toMatchObject({ answer })
    expect(reasonsOf({ reply: '已修复。', repliedAt: '2019-04-24' })).toEqual(['答复时间早于留言时间'])
  })
  it('takes bodies and replies as long as history has them', () => {
    expect(
      reasonsOf({ content: '字'.repeat(3_055), reply: '字'.repeat(7_881), repliedAt: '2019-05-06' }),
    ).toBeUndefined()
    expect(reasonsOf({ content: '字'.repeat(50_001) })).toEqual(['内容最多50000个字符，现在有50001个'])
    expect(reasonsOf({ id: 'x'.repeat(101) })).toEqual(['编号最多100个字符，现在有101个'])
  })
  it.each<[string, object]>([
    ['缺少编号', { id: ' ' }],
    ['缺少内容', { content: undefined }],
    ['标题应当是文字', { title: { text: 'x' } }],
    ['留言时间不是有效的时间（例如2019-04-25 09:32:09）', { createdAt: '2019-02-30' }],
    ['留言时间不在合理范围内（1949年至今）', { createdAt: '2026-07-03 09:00:01' }],
    ['留言时间不在合理范围内（1949年至今）', { createdAt: '1919-04-25' }],
    ['答复时间早于留言时间', { reply: '好。', repliedAt: '2019-04-25 09:32:08' }],
    ['有答复，没有答复时间', { reply: '好。' }],
    ['有答复时间，没有答复', { repliedAt: '2019-05-01' }],
    ['类型只能是咨询、投诉、建议、求助、举报、表扬', { kind: '其他' }],
    ['类型只能是咨询、投诉、建议、求助、举报、表扬', { kind: 'constructor' }],
    ['内容里有无法保存的字符', { content: 'a\u0000b' }],
    ['内容里有无法保存的字符', { content: 'a\ud800b' }],
  ])('refuses with %s', (reason, row) => {
    expect(reasonsOf(row)).toEqual([reason])
  })
  it('says everything that is wrong at once, without quoting any of it', () => {
    const reasons = reasonsOf({ id: '', createdAt: '机密', title: '机密'.repeat(300) }) ?? []
    expect(reasons).toHaveLength(3)
    expect(reasons.join()).not.toContain('机密')
  })
})
