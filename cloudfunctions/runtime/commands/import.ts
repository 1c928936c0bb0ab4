import { parseArgs } from 'node:util'
import { errorList } from '../../adapters/files/error-list'
import { openRows } from '../../adapters/files/open-rows'
import { importHistory, type ImportReport, UnreadableFileError } from '../../history'
import { REPLY_WORKING_DAYS } from '../../messages'
import type { RelayDeps } from '../../shared/outbox/relay'
import type { CommandContext, CommandRun } from '../command-context'
import { typedPath } from '../command-files'
import { progressBar, type Terminal } from '../progress-bar'
import { settleStatistics } from '../settle-statistics'
import { IMPORT_COPY } from '../command-copy'

/** What `--help` shows. */
export const usage = IMPORT_COPY.usage

/** What the command takes from the runner, and where it writes. */
type Context = RelayDeps & Pick<CommandContext, 'calendars' | 'directory' | 'ids'>

/** Ids of one earlier system do not meet those of another (`--source`). */
const DEFAULT_SOURCE = 'history'
const MAX_SOURCE = 100

/** `npm run import -- FILE [--dry-run] [--judge] [--source NAME] [--errors FILE]`: see `IMPORT_COPY.usage`. */
export const run: CommandRun = (argv, context) => importFile(argv, context, process.stdout)

/** @returns 0 when every row is there, 1 when some were refused or nothing could be read. */
export async function importFile(argv: readonly string[], context: Context, terminal: Terminal): Promise<number> {
  const say = (line: string): unknown => terminal.write(`${line}\n`)
  const options = optionsOf(argv)
  if (options === null) {
    say(IMPORT_COPY.usage)
    return 1
  }
  try {
    const { file, source, isDryRun, isJudged } = options
    const { rows, readShare } = await openRows(file)
    const errors = errorList(options.errors ?? `${file}.errors.jsonl`)
    const bar = progressBar(isDryRun ? IMPORT_COPY.checking : IMPORT_COPY.importing, terminal)
    const report = await importHistory(rows, {
      store: context.store,
      ids: context.ids,
      directory: await context.directory.current(),
      now: context.clock.now(),
      source,
      judging: isJudged ? { replyWorkingDays: REPLY_WORKING_DAYS, calendar: context.calendars.current() } : null,
      dryRun: isDryRun,
      onError: errors.add,
      onProgress: (counts) => {
        errors.flush()
        bar.show(readShare(), IMPORT_COPY.rows(counts.rows))
      },
    }).finally(() => {
      errors.flush()
      bar.end()
    })
    if (report.rows === 0) {
      say(IMPORT_COPY.empty)
      return 1
    }
    if (!isDryRun) await settleStatistics(context, 2 * report.imported, terminal)
    tell(report, isDryRun, errors.path, say)
    return report.refused + report.changed > 0 ? 1 : 0
  } catch (error) {
    if (!(error instanceof UnreadableFileError)) throw error
    say(error.message)
    return 1
  }
}

interface Options {
  readonly file: string
  readonly source: string
  readonly errors: string | undefined
  readonly isDryRun: boolean
  readonly isJudged: boolean
}

/** Null for words that it does not know. */
function optionsOf(argv: readonly string[]): Options | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean', default: false },
        judge: { type: 'boolean', default: false },
        source: { type: 'string', default: DEFAULT_SOURCE },
        errors: { type: 'string' },
      },
    })
    const [file, ...others] = positionals
    const { source } = values
    if (file === undefined || others.length > 0 || source === '' || source.length > MAX_SOURCE) return null
    return {
      file: typedPath(file),
      source,
      errors: values.errors === undefined ? undefined : typedPath(values.errors),
      isDryRun: values['dry-run'],
      isJudged: values.judge,
    }
  } catch {
    return null
  }
}

function tell(report: ImportReport, isDryRun: boolean, errorsPath: string, say: (line: string) => unknown): void {
  say((isDryRun ? IMPORT_COPY.checked : IMPORT_COPY.done)(report))
  if (report.unknownUnits > 0) say(IMPORT_COPY.unknownUnits(report.unknownUnits))
  if (report.refused + report.changed > 0) say(IMPORT_COPY.seeErrors(report.refused + report.changed, errorsPath))
}
