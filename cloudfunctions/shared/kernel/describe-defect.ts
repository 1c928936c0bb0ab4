/** Class and code only: the messages of drivers can quote row values. Of a refusal also the code of its cause. */
export function describeDefect(thrown: unknown): string {
  if (!(thrown instanceof Error)) return typeof thrown
  const { code, detail } = thrown as { code?: unknown; detail?: { cause?: unknown } }
  const cause = thrown.name === 'DomainError' ? detail?.cause : undefined
  const isCode = (one: unknown): boolean => typeof one === 'string' || typeof one === 'number'
  return [thrown.name, typeof code === 'string' ? code : undefined, cause].filter(isCode).join(' ')
}
