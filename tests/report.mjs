// What `npm test` counts: pure, so that a test can hold it to its promises.
import { join, relative, sep } from 'node:path'

/** A skipped test says why in its name: `… [skipped: reason]`. */
const REASON = /\[skipped: (.+?)\]/
/** Characters of a command that say which it was; a browser's go on for pages. */
const MOST_OF_COMMAND = 200

/**
 * Reads Jest's own report of one run.
 * @param {{ testResults: { name: string, status: string, assertionResults: { status: string, fullName: string }[] }[] } | null} report
 *   Jest's JSON output; null when there is none.
 * @param {{ root: string, suites: string[], succeeded: boolean, left: string[] }} run which suites were asked for, Jest's
 *   verdict, and the processes that were still there after it.
 * @returns {{ passed: number, problems: string[], skipped: string[] }} each problem counts as one failed test.
 */
export function readReport(report, { root, suites, succeeded, left }) {
  const behind = left.map(
    (command) => `${suites.join(', ')}: left a process behind: ${command.slice(0, MOST_OF_COMMAND)}`,
  )
  const result = { passed: 0, problems: behind, skipped: [] }
  if (report === null) return { ...result, problems: [`${suites.join(', ')}: Jest gave no report`, ...behind] }
  const ran = new Map(suites.map((suite) => [suite, 0]))
  for (const file of report.testResults) {
    const name = relative(root, file.name)
    const suite = relative(join(root, 'tests'), file.name).split(sep)[0]
    const tests = file.assertionResults
    if (file.status === 'failed' && !tests.some(({ status }) => status === 'failed'))
      result.problems.push(`${name}: could not run to its end`)
    for (const { status, fullName } of tests) {
      if (status === 'passed') result.passed += 1
      else if (status === 'failed') result.problems.push(`${name}: ${fullName}`)
      else if (REASON.test(fullName)) result.skipped.push(`${name}: ${fullName}`)
      else result.problems.push(`${name}: ${fullName} (skipped without a reason)`)
    }
    ran.set(suite, (ran.get(suite) ?? 0) + tests.length)
  }
  for (const [suite, tests] of ran) if (tests === 0) result.problems.push(`${suite}: nothing ran`)
  if (!succeeded && result.problems.length === 0)
    result.problems.push(`${suites.join(', ')}: Jest ended with an error after its last test`)
  return result
}
