export interface JestReport {
  testResults: { name: string; status: string; assertionResults: { status: string; fullName: string }[] }[]
}
export function readReport(
  report: JestReport | null,
  run: { root: string; suites: string[]; succeeded: boolean; left: string[] },
): { passed: number; problems: string[]; skipped: string[] }
