import type { Spent, Written } from './measure'
import { type Scenario, SCENARIOS, type Side } from './scenarios'

/** One window: a scenario at a number of connections, on one side, in one round. */
export interface Window {
  readonly scenario: Scenario
  readonly connections: number
  readonly side: Side
  readonly round: number
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  readonly failures: number
}

/** What the issue asks of the ratios to the bare route. */
const AIMS: Partial<Record<Scenario, number>> = { submit: 0.7, inbox: 0.8 }
const OVERVIEW_P50_MS = 10

export const quantile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}
const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]]
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2
}

export interface Line {
  readonly scenario: Scenario
  readonly connections: number
  readonly ours: { perSecond: number; p50: number; p99: number }
  readonly bare: { perSecond: number; p50: number; p99: number }
  /** Median of the rounds' own ratios of throughput. */
  readonly ratio: number
  readonly met: boolean | null
}

/** Medians over the rounds, and the median of the rounds' ratios. */
export function summarise(windows: readonly Window[]): Line[] {
  const countsOf = (scenario: Scenario) => [
    ...new Set(windows.filter((w) => w.scenario === scenario).map(({ connections }) => connections)),
  ]
  return SCENARIOS.flatMap((scenario) =>
    countsOf(scenario).map((connections) => {
      const of = (side: Side) =>
        windows.filter((w) => w.scenario === scenario && w.connections === connections && w.side === side)
      const figures = (side: Side) => ({
        perSecond: median(of(side).map((w) => w.perSecond)),
        p50: median(of(side).map((w) => w.p50)),
        p99: median(of(side).map((w) => w.p99)),
      })
      const bareOf = new Map(of('bare').map((w) => [w.round, w.perSecond]))
      const ratio = median(of('ours').map((w) => w.perSecond / (bareOf.get(w.round) ?? Number.NaN)))
      const ours = figures('ours')
      const aim = AIMS[scenario]
      const met =
        aim !== undefined
          ? ratio >= aim
          : scenario === 'overview' && connections === 1
            ? ours.p50 < OVERVIEW_P50_MS
            : null
      return { scenario, connections, ours, bare: figures('bare'), ratio, met }
    }),
  )
}

const pad = (text: string, width: number): string => text.padStart(width)
const fixed = (value: number, digits: number): string => value.toFixed(digits)

export function printLines(lines: readonly Line[]): void {
  console.log('\nMedians of the rounds. op/s = operations a second; reply = accept + draft + approve (three requests).')
  console.log(
    `${'scenario'.padEnd(10)}${pad('conn', 5)}${pad('ours op/s', 11)}${pad('p50 ms', 9)}${pad('p99 ms', 9)}` +
      `${pad('bare op/s', 12)}${pad('p50 ms', 9)}${pad('p99 ms', 9)}${pad('ratio', 8)}  aim`,
  )
  for (const { scenario, connections, ours, bare, ratio, met } of lines)
    console.log(
      `${scenario.padEnd(10)}${pad(String(connections), 5)}${pad(fixed(ours.perSecond, 0), 11)}${pad(fixed(ours.p50, 2), 9)}` +
        `${pad(fixed(ours.p99, 2), 9)}${pad(fixed(bare.perSecond, 0), 12)}${pad(fixed(bare.p50, 2), 9)}` +
        `${pad(fixed(bare.p99, 2), 9)}${pad(fixed(ratio, 2), 8)}  ${aimOf(scenario, met)}`,
    )
}

function aimOf(scenario: Scenario, met: boolean | null): string {
  if (met === null) return ''
  const aim = AIMS[scenario]
  const words = aim === undefined ? `p50 < ${OVERVIEW_P50_MS} ms` : `≥ ${aim}`
  return `${words}: ${met ? 'met' : 'NOT met'}`
}

/** Costs of one operation. */
export interface CostLine extends Written, Spent {
  readonly scenario: Scenario
  readonly side: Side
  readonly operations: number
}

export function printCosts(lines: readonly CostLine[]): void {
  console.log('\nOne operation costs (8 connections; ours with the delivery of its events into the statistics):')
  console.log(
    `${'scenario'.padEnd(10)}${'side'.padEnd(6)}${pad('rows', 8)}${pad('WAL bytes', 11)}${pad('full pages', 12)}` +
      `${pad('server CPU ms', 15)}${pad('PostgreSQL CPU ms', 19)}`,
  )
  for (const { scenario, side, operations, ...cost } of lines) {
    const each = (value: number | null, digits: number) => (value === null ? 'n/a' : fixed(value / operations, digits))
    console.log(
      `${scenario.padEnd(10)}${side.padEnd(6)}${pad(each(cost.rows, 2), 8)}${pad(each(cost.walBytes, 0), 11)}` +
        `${pad(each(cost.fullPages, 2), 12)}${pad(each(cost.serverMs, 3), 15)}${pad(each(cost.postgresMs, 3), 19)}`,
    )
  }
}
