import { quantile, summarise, type Window } from '../benchmark/report'

const window = (side: Window['side'], round: number, perSecond: number, more: Partial<Window> = {}): Window => ({
  scenario: 'submit',
  connections: 1,
  side,
  round,
  perSecond,
  p50: 1,
  p99: 2,
  failures: 0,
  ...more,
})

it('takes medians of the rounds, and the median of their own ratios', () => {
  // One round was slow for both sides: the ratio of that round stands for itself.
  const windows = [
    ...[100, 10, 120].map((perSecond, round) => window('ours', round, perSecond)),
    ...[200, 10, 150].map((perSecond, round) => window('bare', round, perSecond)),
  ]
  const [line] = summarise(windows)
  expect(line).toMatchObject({ scenario: 'submit', connections: 1, ratio: 0.8, met: true })
  expect(line?.ours.perSecond).toBe(100)
  expect(line?.bare.perSecond).toBe(150)
})

it('holds submit to 0.7, inbox to 0.8, and the overview at one connection to 10 ms', () => {
  const pair = (scenario: Window['scenario'], ours: number, more: Partial<Window> = {}) => [
    window('ours', 1, ours, { scenario, ...more }),
    window('bare', 1, 100, { scenario, ...more }),
  ]
  const met = (windows: Window[], scenario: Window['scenario']) =>
    summarise(windows).find((line) => line.scenario === scenario)?.met
  expect(met(pair('submit', 69), 'submit')).toBe(false)
  expect(met(pair('submit', 70), 'submit')).toBe(true)
  expect(met(pair('inbox', 79), 'inbox')).toBe(false)
  expect(met(pair('inbox', 80), 'inbox')).toBe(true)
  expect(met(pair('reply', 1), 'reply')).toBeNull()
  expect(met(pair('overview', 1, { p50: 9.9 }), 'overview')).toBe(true)
  expect(met(pair('overview', 1, { p50: 10 }), 'overview')).toBe(false)
  expect(met(pair('overview', 1, { p50: 50, connections: 8 }), 'overview')).toBeNull()
})

it('says nothing of a scenario that was not run', () => {
  expect(summarise([window('ours', 1, 1), window('bare', 1, 1)]).map(({ scenario }) => scenario)).toEqual(['submit'])
})

it('reads quantiles off the sorted values', () => {
  expect(quantile([5, 1, 3], 0.5)).toBe(3)
  expect(quantile([1], 0.99)).toBe(1)
  expect(quantile([], 0.5)).toBeNaN()
})
