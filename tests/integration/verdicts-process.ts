import { memoryStore } from '../../cloudfunctions/adapters/memory'
import { importFile } from '../../cloudfunctions/runtime/commands/import'
import { writeVerdicts } from '../../cloudfunctions/runtime/commands/verdicts'
import { openSmallCity } from '../support/small-city'

/** `node verdicts-process.cjs IMPORT VERDICTS`: both commands in one process of the caller's time zone. */
const [from = '', to = ''] = process.argv.slice(2)
const { deps, store } = openSmallCity(memoryStore())
const silent = { write: () => undefined }
void importFile([from], { ...deps, store, holder: 'import' }, silent)
  .then(() => writeVerdicts([to], { ...deps, store, progress: () => undefined }, silent))
  .then((code) => {
    process.stdout.write(`${Intl.DateTimeFormat().resolvedOptions().timeZone}\n`)
    process.exitCode = code
  })
