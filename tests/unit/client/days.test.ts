import { instantWords, pastDayWords } from '../../../src/copy/days'

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
