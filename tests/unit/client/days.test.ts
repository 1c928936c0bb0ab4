import { daysAfter, instantWords, pastDayWords } from '../../../src/copy/days'

describe('what happened is named with its year', () => {
  it('only where it is another one, as Shanghai counts', () => {
    expect(instantWords('2026-07-09T06:03:00.000Z', 2026)).toBe('7月9日 14:03')
    expect(instantWords('2025-07-09T06:03:00.000Z', 2026)).toBe('2025年7月9日 14:03')
    // New Year's Eve in London is New Year in Shanghai.
    expect(instantWords('2025-12-31T20:00:00.000Z', 2026)).toBe('1月1日 04:00')
    expect(pastDayWords('2026-01-01', 2026)).toBe('1月1日')
    expect(pastDayWords('2024-02-29', 2026)).toBe('2024年2月29日')
  })
  it('without being told which year it is now', () => {
    const now = new Date()
    const longAgo = new Date(Date.UTC(now.getUTCFullYear() - 2, 6, 1)).toISOString()
    expect(instantWords(longAgo)).toMatch(/^\d{4}年7月1日 08:00$/)
    expect(pastDayWords(longAgo.slice(0, 10))).toMatch(/^\d{4}年7月1日$/)
  })
})

it('days are reckoned over the ends of months and years, in any time zone', () => {
  expect(daysAfter('2026-12-31', 1)).toBe('2027-01-01')
  expect(daysAfter('2028-02-28', 1)).toBe('2028-02-29')
  expect(daysAfter('2026-03-01', -1)).toBe('2026-02-28')
  expect(daysAfter('2026-07-09', 0)).toBe('2026-07-09')
})
