import { expect } from 'expect'
import { format } from 'node:util'

/** What one run of the suite found, as the function answers it. */
export interface ProbeReport {
  readonly passed: number
  readonly failed: number
  readonly failures: readonly { readonly name: string; readonly message: string }[]
  /** Tests that there was no time for; call again with `from`. */
  readonly left: number
  readonly milliseconds: number
}

type Step = () => unknown
type Body = (...values: never[]) => unknown
interface Group {
  readonly name: string
  readonly above: Group | null
  readonly beforeAll: Step[]
  readonly beforeEach: Step[]
  readonly afterAll: Step[]
  begun: boolean
}
interface Case {
  readonly name: string
  readonly group: Group
  readonly body: Step
}

/** The few words of Jest that the conformance suite uses, so that it also runs where Jest is not: in a cloud function. */
export class ProbeRunner {
  private readonly cases: Case[] = []
  private readonly groups: Group[] = []
  private current: Group | null = null

  /** Puts the words into the global scope and lets `declare` name its tests. */
  collect(declare: () => void): void {
    const it = (name: string, body: Step): void => {
      if (this.current === null) throw new Error('a test stands in a describe')
      this.cases.push({ name, group: this.current, body })
    }
    const each = (rows: readonly unknown[]) => (name: string, body: Body) => {
      for (const row of rows) {
        const values = Array.isArray(row) ? (row as unknown[]) : [row]
        it(nameOf(name, values), () => body(...(values as never[])))
      }
    }
    const describe = (name: string, inner: () => void): void => {
      const group: Group = { name, above: this.current, beforeAll: [], beforeEach: [], afterAll: [], begun: false }
      this.groups.push(group)
      this.current = group
      inner()
      this.current = group.above
    }
    const hook = (list: 'beforeAll' | 'beforeEach' | 'afterAll') => (step: Step) => void this.current?.[list].push(step)
    Object.assign(globalThis, {
      describe,
      it: Object.assign(it, { each }),
      expect,
      beforeAll: hook('beforeAll'),
      beforeEach: hook('beforeEach'),
      afterAll: hook('afterAll'),
    })
    declare()
  }

  /** Runs the tests from the `from`th on, one after another, and begins none after `limitMs`. */
  async run(from: number, limitMs: number): Promise<ProbeReport> {
    const began = Date.now()
    const failures: { name: string; message: string }[] = []
    let ran = 0
    for (const test of this.cases.slice(from)) {
      if (Date.now() - began > limitMs) break
      try {
        await begin(test.group)
        await test.body()
      } catch (error) {
        failures.push({ name: fullName(test), message: messageOf(error) })
      }
      ran += 1
    }
    for (const group of this.groups) if (group.begun) for (const step of group.afterAll) await step()
    return {
      passed: ran - failures.length,
      failed: failures.length,
      failures,
      left: this.cases.length - from - ran,
      milliseconds: Date.now() - began,
    }
  }
}

/** What surrounds a test, outermost first. */
async function begin(group: Group): Promise<void> {
  const line: Group[] = []
  for (let at: Group | null = group; at !== null; at = at.above) line.unshift(at)
  for (const each of line) {
    if (!each.begun) for (const step of each.beforeAll) await step()
    each.begun = true
  }
  for (const each of line) for (const step of each.beforeEach) await step()
}

/** As many of the values as the name has places for. */
const nameOf = (name: string, values: readonly unknown[]): string =>
  format(name.replaceAll('%p', '%j'), ...values.slice(0, (name.match(/%[a-z]/g) ?? []).length))

function fullName({ name, group }: Case): string {
  const names = [name]
  for (let at: Group | null = group; at !== null; at = at.above) names.unshift(at.name)
  return names.join(' › ')
}

/** What `expect` writes for a terminal. */
const COLOURS = /\u001b\[\d+m/g
const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replaceAll(COLOURS, '').slice(0, 600)
