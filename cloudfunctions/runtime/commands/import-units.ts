import { readUnits, takeUnits, type TakeUnitsDeps } from '../../hall'
import { SYSTEM } from '../../shared/kernel/actor'
import { UNITS_COPY } from '../command-copy'
import type { CommandRun } from '../command-context'
import { tableCommand } from '../table-command'

/** What `--help` shows. */
export const usage = UNITS_COPY.usage

export const { importFile: importUnitsFile, runApart } = tableCommand({
  copy: UNITS_COPY,
  read(rows) {
    const read = readUnits(rows)
    return 'faults' in read ? read : { documents: [read.directory] }
  },
  take: (deps: TakeUnitsDeps, rows, mayDrop) => takeUnits(deps, SYSTEM, rows, mayDrop),
})

/** `npm run import-units -- FILE [--drop]`: see `UNITS_COPY.usage`. */
export const run: CommandRun = (argv, context) => importUnitsFile(argv, context, process.stdout)
