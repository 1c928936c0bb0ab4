import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { resolve } from 'node:path'
import { historyMessages } from '../../history'
import { judgeAnswer, ownVerdicts, type VerdictRecord } from '../../messages'
import { type DocumentStore, scan } from '../../shared/documents'
import { shanghaiDay } from '../../shared/kernel/local-date'
import type { WorkCalendar } from '../../shared/kernel/working-days'
import { VERDICTS_COPY } from '../command-copy'
import type { CommandContext, CommandRun } from '../command-context'
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
  // npm moves to the project first: paths count from where the person stands.
  const file = resolve(process.env.INIT_CWD ?? process.cwd(), name)
  context.progress(VERDICTS_COPY.writing)
  try {
    const written = await writeLines(file, [
      ownVerdicts(context.store),
      historicVerdicts(context.store, context.calendars.current()),
    ])
    say(VERDICTS_COPY.done(written, file))
    return 0
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined || !FILE_TROUBLES.has(code)) throw error
    say(VERDICTS_COPY.notWritable(file, code))
    return 1
  }
}
/** What a folder or disk may refuse; anything else is a defect. */
const FILE_TROUBLES: ReadonlySet<string> = new Set('ENOENT EACCES EPERM EISDIR ENOTDIR ENOSPC EROFS'.split(' '))

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
