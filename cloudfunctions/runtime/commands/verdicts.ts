import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { historyMessages } from '../../history'
import { judgeAnswer, ownVerdicts, type VerdictRecord } from '../../messages'
import { type DocumentStore, scan } from '../../shared/documents'
import { shanghaiDay } from '../../shared/kernel/local-date'
import type { WorkCalendar } from '../../shared/kernel/working-days'
import { VERDICTS_COPY } from '../command-copy'
import type { CommandContext, CommandRun } from '../command-context'
import { typedPath, withFiles } from '../command-files'
import type { Terminal } from '../progress-bar'

/** What `--help` shows. */
export const usage = VERDICTS_COPY.usage

type Context = Pick<CommandContext, 'store' | 'calendars' | 'progress'>

/** `npm run verdicts -- FILE.jsonl`: see `VERDICTS_COPY.usage`. */
export const run: CommandRun = (argv, context) => writeVerdicts(argv, context, process.stdout)

/** @returns 0 when the file holds a line a message; 1 when it could not be written (it is then as it was before). */
export async function writeVerdicts(
  argv: readonly string[],
  context: Omit<Context, 'store'> & { readonly store: DocumentStore },
  terminal: Terminal,
): Promise<number> {
  const say = (line: string): unknown => terminal.write(`${line}\n`)
  const [name, ...others] = argv
  if (name === undefined || name.startsWith('-') || others.length > 0) {
    say(VERDICTS_COPY.usage)
    return 1
  }
  const file = typedPath(name)
  context.progress(VERDICTS_COPY.writing)
  const write = async (): Promise<number> => {
    const written = await writeLines(file, [
      ownVerdicts(context.store),
      historicVerdicts(context.store, context.calendars.current()),
    ])
    say(VERDICTS_COPY.done(written, file))
    return 0
  }
  return withFiles(say, write, (_path, code) => VERDICTS_COPY.notWritable(file, code))
}

/** Imported messages, page by page, judged by today's rules. */
async function* historicVerdicts(
  store: DocumentStore,
  calendar: WorkCalendar,
): AsyncGenerator<readonly VerdictRecord[]> {
  for await (const page of scan(store, historyMessages, { index: 'by_id', equals: {} }))
    yield page.map(({ sourceId, id, kind, createdAt, answer }) => {
      const receivedOn = shanghaiDay(createdAt)
      const repliedOn = answer === undefined ? null : shanghaiDay(answer.repliedAt)
      const { replyDueOn, onTime, lateByWorkingDays } = judgeAnswer({ kind, receivedOn, repliedOn }, calendar)
      return { sourceId, id, kind, receivedOn, replyDueOn, repliedOn, onTime, lateByWorkingDays }
    })
}

/** Writes beside the file and moves it into place, so that half a file is never taken for a whole one. */
async function writeLines(file: string, sources: readonly AsyncIterable<readonly VerdictRecord[]>[]): Promise<number> {
  const partial = `${file}.partial`
  const descriptor = openSync(partial, 'w')
  let written = 0
  try {
    for (const source of sources)
      for await (const page of source) {
        writeSync(descriptor, page.map((record) => `${JSON.stringify(record)}\n`).join(''))
        written += page.length
      }
  } catch (error) {
    closeSync(descriptor)
    rmSync(partial, { force: true })
    throw error
  }
  closeSync(descriptor)
  renameSync(partial, file)
  return written
}
