import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { tableCells } from '../adapters/files/table-cells'
import { UnreadableFileError } from '../history'
import { DomainError } from '../shared/kernel/domain-error'
import type { TableFaults, TableRows } from '../shared/kernel/table-lines'
import { typedPath, withFiles } from './command-files'
import type { Terminal } from './progress-bar'

/** What a command that takes in a table was called with. */
interface TableOptions {
  readonly file: string
  /** `--drop`: what the table no longer has may go. */
  readonly drop: boolean
  /** `--cloud OUT.json`: where to write what WeChat cloud's console imports. */
  readonly cloud: string | undefined
}

/** Null for words that it does not know, and where the table itself would be written over. */
function tableOptionsOf(argv: readonly string[]): TableOptions | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { drop: { type: 'boolean', default: false }, cloud: { type: 'string' } },
    })
    const [file, ...others] = positionals
    if (file === undefined || others.length > 0) return null
    const [table, cloud] = [typedPath(file), values.cloud === undefined ? undefined : typedPath(values.cloud)]
    return table === cloud ? null : { file: table, drop: values.drop, cloud }
  } catch {
    return null
  }
}

/**
 * Reads the table and says what came of it; of a table with faults, a sentence each.
 * @returns 0, or 1 when nothing of it was taken
 */
export function withTable(
  file: string,
  terminal: Pick<Terminal, 'write'>,
  faults: (count: number) => string,
  work: (rows: TableRows) => string | Promise<string>,
): Promise<number> {
  const say = (line: string): unknown => terminal.write(`${line}\n`)
  return withFiles(say, async () => {
    try {
      say(await work(await tableCells(file)))
      return 0
    } catch (error) {
      if (error instanceof UnreadableFileError) say(error.message)
      else if (error instanceof DomainError && error.more.fields !== undefined) {
        const sentences = Object.values(error.more.fields)
        say([faults(sentences.length), ...sentences].join('\n'))
      } else throw error
      return 1
    }
  })
}

/** What is a command's own of taking in a table. */
interface TableCommand<Deps, Taken> {
  readonly copy: {
    /** What `--help` shows. */
    readonly usage: string
    readonly faults: (count: number) => string
    readonly cloud: (file: string) => string
    readonly done: (taken: Taken) => string
  }
  /** For WeChat cloud's console: the table's documents, read without a database. */
  readonly read: (
    rows: TableRows,
  ) => { readonly documents: readonly { readonly id: string }[] } | { readonly faults: TableFaults }
  /** Puts the table into force. @throws DomainError `invalid_input` with a sentence for each line that is wrong */
  readonly take: (deps: Deps, rows: TableRows, mayDrop: boolean) => Promise<Taken>
}

/** `npm run import-… -- FILE [--drop]` and `… -- FILE --cloud OUT.json`, for a table of one kind. */
export function tableCommand<Deps, Taken>({ copy, read, take }: TableCommand<Deps, Taken>) {
  const explain = (terminal: Pick<Terminal, 'write'>): number => {
    terminal.write(`${copy.usage}\n`)
    return 1
  }
  return {
    /** @returns 0 when the whole table is in force, 1 when nothing of it is. */
    async importFile(argv: readonly string[], deps: Deps, terminal: Pick<Terminal, 'write'>): Promise<number> {
      const options = tableOptionsOf(argv)
      if (options === null) return explain(terminal)
      return withTable(options.file, terminal, copy.faults, async (rows) =>
        copy.done(await take(deps, rows, options.drop)),
      )
    },
    /**
     * `--cloud OUT.json`: the documents as lines that WeChat cloud's console imports; touches no database.
     * @returns null where the command wants the database
     */
    async runApart(
      argv: readonly string[],
      terminal: Pick<Terminal, 'write'> = process.stdout,
    ): Promise<number | null> {
      const options = tableOptionsOf(argv)
      if (options === null) return explain(terminal)
      const { file, cloud } = options
      if (cloud === undefined) return null
      return withTable(file, terminal, copy.faults, (rows) => {
        const found = read(rows)
        if ('faults' in found) throw new DomainError('invalid_input', {}, { fields: { ...found.faults } })
        const lines = found.documents.map(({ id, ...fields }) => JSON.stringify({ _id: id, version: 1, ...fields }))
        writeFileSync(cloud, `${lines.join('\n')}\n`)
        return copy.cloud(cloud)
      })
    },
  }
}
