import { readServiceItems, takeServiceItems, type TakeServiceItemsDeps } from '../../services'
import { SYSTEM } from '../../shared/kernel/actor'
import { SERVICE_ITEMS_COPY } from '../command-copy'
import type { CommandRun } from '../command-context'
import { tableCommand } from '../table-command'

/** What `--help` shows. */
export const usage = SERVICE_ITEMS_COPY.usage

export const { importFile: importServicesFile, runApart } = tableCommand({
  copy: SERVICE_ITEMS_COPY,
  /** Without a database units are named by 编号. */
  read(rows) {
    const read = readServiceItems(rows, null)
    return 'faults' in read ? read : { documents: read.items }
  },
  take: (deps: TakeServiceItemsDeps, rows, mayDrop) => takeServiceItems(deps, SYSTEM, rows, mayDrop),
})

/** `npm run import-services -- FILE [--drop]`: see `SERVICE_ITEMS_COPY.usage`. */
export const run: CommandRun = (argv, context) => importServicesFile(argv, context, process.stdout)
