import { readReport } from '../report.mjs'

const run = { root: '/project', suites: ['unit'], succeeded: true, left: [] }
const file = (assertionResults: { status: string; fullName: string }[], status = 'passed') => ({
  testResults: [{ name: '/project/tests/unit/a.test.ts', status, assertionResults }],
})
const passed = { status: 'passed', fullName: 'adds' }

describe('what npm test counts', () => {
  it('counts each test case', () => {
    const report = file([passed, passed, { status: 'failed', fullName: 'subtracts' }], 'failed')
    expect(readReport(report, { ...run, succeeded: false })).toEqual({
      passed: 2,
      problems: ['tests/unit/a.test.ts: subtracts'],
      skipped: [],
    })
  })

  it('counts a file that could not run as failed', () => {
    expect(readReport(file([], 'failed'), run).problems).toContain('tests/unit/a.test.ts: could not run to its end')
  })

  it('counts a suite in which nothing ran as failed', () => {
    expect(readReport({ testResults: [] }, run).problems).toEqual(['unit: nothing ran'])
  })

  it('counts a run without a report, or with an error after the last test, as failed', () => {
    expect(readReport(null, run).problems).toHaveLength(1)
    expect(readReport(file([passed]), { ...run, succeeded: false }).problems).toHaveLength(1)
  })

  it('counts what is still running when all is over as failed', () => {
    const left = ['postgres -D /tmp/minsheng-tests-1/data']
    expect(readReport(file([passed]), { ...run, left })).toMatchObject({
      passed: 1,
      problems: [expect.stringContaining('left a process behind: postgres -D')],
    })
    expect(readReport(null, { ...run, left }).problems).toHaveLength(2)
  })

  it('lists a skipped test that says why, and fails one that does not', () => {
    const why = { status: 'pending', fullName: 'imports [skipped: ../shared/data is absent]' }
    expect(readReport(file([passed, why]), run)).toMatchObject({
      passed: 1,
      problems: [],
      skipped: [expect.any(String)],
    })
    expect(readReport(file([passed, { status: 'pending', fullName: 'imports' }]), run).problems).toHaveLength(1)
    expect(readReport(file([passed, { status: 'todo', fullName: 'exports' }]), run).problems).toHaveLength(1)
  })
})
