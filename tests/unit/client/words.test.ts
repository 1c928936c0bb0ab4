import { partsOf } from '../../../src/platform/words'

it('cuts a title between words, never before a single character or a mark', () => {
  expect(partsOf('地下车库消防喷淋管漏水两个月，我家车顶都被滴出水渍了')).toContain('漏水两个月，')
  expect(partsOf('汀洲苑二次供水的水箱，我们几个业主')).toEqual(
    expect.arrayContaining(['供水的', '水箱，', '我们', '几个', '业主']),
  )
})

it('loses nothing of the text, whatever it is made of', () => {
  for (const text of [
    '',
    '水',
    '🔥🔥 暖气 坏了！！',
    'The heating is off, 3号楼',
    'سۇ توختاپ قالدى',
    '的的的的的的的的的的',
    '\u200b',
  ])
    expect(partsOf(text).join('')).toBe(text)
})
