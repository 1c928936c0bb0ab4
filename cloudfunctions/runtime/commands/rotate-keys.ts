import type { CommandRun } from '../command-context'
import { ROTATE_COPY } from '../command-copy'
import { rotateKeys } from '../rotate-keys'

/** What `--help` shows. */
export const usage = ROTATE_COPY.usage

/** `npm run rotate-keys`: seals every contact with the present key. @returns 1 while something could not be opened. */
export const run: CommandRun = async (argv, context) => {
  if (argv.length > 0) {
    context.progress(ROTATE_COPY.usage)
    return 1
  }
  context.progress(ROTATE_COPY.rotating(context.vault.keyId()))
  const report = await rotateKeys(context, {
    goOn: () => true,
    progress: ({ looked, resealed }) => context.progress(ROTATE_COPY.so(looked, resealed)),
  })
  context.progress(
    ROTATE_COPY.done(report.looked, report.resealed, report.looked - report.resealed - report.unreadable),
  )
  if (report.unreadable === 0) context.progress(ROTATE_COPY.oldMayGo)
  else context.progress(ROTATE_COPY.unreadable(report.unreadable))
  return report.unreadable === 0 ? 0 : 1
}
