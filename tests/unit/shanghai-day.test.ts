import { shanghaiDay } from '../../cloudfunctions/shared/kernel/local-date'

describe('the Shanghai day of an instant', () => {
  it.each([
    ['2026-07-09T15:59:59.999Z', '2026-07-09'],
    ['2026-07-09T16:00:00.000Z', '2026-07-10'],
    ['2026-12-31T16:00:00.000Z', '2027-01-01'],
    ['2028-02-28T20:00:00.000Z', '2028-02-29'],
    ['1969-12-31T15:59:00.000Z', '1969-12-31'],
    ['2026-07-10T00:30:00+08:00', '2026-07-10'],
  ])('%s is %s, whatever was asked before', (instant, day) => {
    shanghaiDay('2020-01-01T00:00:00.000Z')
    expect([shanghaiDay(instant), shanghaiDay(instant)]).toEqual([day, day])
  })
})
