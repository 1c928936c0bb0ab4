/** Class and code only: the messages of drivers can quote row values. */
export function describeDefect(thrown: unknown): string {
  if (!(thrown instanceof Error)) return typeof thrown
  const code: unknown = 'code' in thrown ? thrown.code : undefined
  return typeof code === 'string' ? `${thrown.name} ${code}` : thrown.name
}
