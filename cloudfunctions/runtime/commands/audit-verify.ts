import { parseArgs } from 'node:util'
import { BrokenHeadsError, NoHeadsError, readHeads, readNamedHeads } from '../../adapters/files/audit-heads'
import { type ExportedHead, rememberCheck, verifyAudit } from '../../audit'
import type { DocumentStore } from '../../shared/documents'
import { headsPath } from '../audit-home'
import { AUDIT_VERIFY_COPY } from '../command-copy'
import type { CommandContext, CommandRun } from '../command-context'
import { typedPath } from '../command-files'
import type { Terminal } from '../progress-bar'

/** What `--help` shows. */
export const usage = AUDIT_VERIFY_COPY.usage

type Context = Pick<CommandContext, 'clock' | 'audit' | 'progress'> & {
  readonly store: DocumentStore
  readonly config: Pick<CommandContext['config'], 'dataDir'>
}

/** `npm run audit:verify [-- --heads FILE]`: see `AUDIT_VERIFY_COPY.usage`. */
export const run: CommandRun = (argv, context) => auditVerify(argv, context, process.stdout)

/** Faults that are written out one by one; the rest is counted. */
const MOST_LINES = 100

/** @returns 0 when the whole chain holds; 1 on any fault, or when the heads cannot be read. */
export async function auditVerify(argv: readonly string[], context: Context, terminal: Terminal): Promise<number> {
  const say = (line: string): unknown => terminal.write(`${line}\n`)
  const named = namedFilesOf(argv)
  if (named === null) {
    say(AUDIT_VERIFY_COPY.usage)
    return 1
  }
  let heads: ExportedHead[]
  try {
    heads = [...readHeads(headsPath(context.config.dataDir)), ...named.flatMap(readNamedHeads)]
  } catch (error) {
    if (error instanceof BrokenHeadsError) say(AUDIT_VERIFY_COPY.brokenHeads(error.line))
    else if (error instanceof NoHeadsError) say(AUDIT_VERIFY_COPY.noSuchHeads(error.path, error.why))
    else throw error
    return 1
  }
  context.progress(AUDIT_VERIFY_COPY.reading)
  const verdict = await verifyAudit({ ...context, ...context.audit }, heads)
  for (const { fault, at } of verdict.faults.slice(0, MOST_LINES)) say(AUDIT_VERIFY_COPY.fault(fault, at))
  if (verdict.faults.length > MOST_LINES) say(AUDIT_VERIFY_COPY.moreFaults(verdict.faults.length - MOST_LINES))
  say(AUDIT_VERIFY_COPY.summary(verdict.seals, verdict.entries, verdict.faults.length, heads.length))
  if (verdict.archived > 0) say(AUDIT_VERIFY_COPY.archived(verdict.archived))
  if (heads.length === 0) say(AUDIT_VERIFY_COPY.noHeads)
  if (verdict.unsealed > 0) say(AUDIT_VERIFY_COPY.unsealed(verdict.unsealed, verdict.oldestUnsealedAt ?? ''))
  await rememberCheck(context, verdict)
  return verdict.faults.length === 0 ? 0 : 1
}

/** The files that were named beside the server's own; null for words that it does not know. */
function namedFilesOf(argv: readonly string[]): string[] | null {
  try {
    const { values } = parseArgs({ args: [...argv], options: { heads: { type: 'string', multiple: true } } })
    return (values.heads ?? []).map(typedPath)
  } catch {
    return null
  }
}
