import { storeTree, trainFromFile } from '../../routing'
import type { DocumentStore } from '../../shared/documents'
import type { CommandContext, CommandRun } from '../command-context'
import { withFiles } from '../command-files'
import type { Terminal } from '../progress-bar'
import { ROUTING_COPY } from '../routing-copy'
import { readLesson } from '../routing-lesson'

/** What `--help` shows. */
export const usage = ROUTING_COPY.trainUsage

type Context = Pick<CommandContext, 'clock' | 'config' | 'progress'> & { readonly store: DocumentStore }

/** `npm run train -- FILE [--unlabelled FILE…] [--taxonomy FILE]`: see `ROUTING_COPY.trainUsage`. */
export const run: CommandRun = (argv, context) => train(argv, context, process.stdout)

/** @returns 0 when a new model is in force. */
export function train(argv: readonly string[], context: Context, terminal: Terminal): Promise<number> {
  const say = (line: string): unknown => terminal.write(`${line}\n`)
  return withFiles(say, async () => {
    const lesson = await readLesson(argv, context)
    if (lesson === null) {
      say(ROUTING_COPY.trainUsage)
      return 1
    }
    const decided = lesson.texts.filter(({ category, unitId }) => category !== undefined || unitId !== undefined)
    if (decided.length === 0) {
      say(ROUTING_COPY.nothing)
      return 1
    }
    context.progress(ROUTING_COPY.training)
    const began = performance.now()
    if (lesson.taxonomy !== undefined) await storeTree(context.store, lesson.taxonomy)
    const { undecided } = lesson
    const model = await trainFromFile(context.store, lesson.lists, { decided, undecided }, context.clock.now())
    const { rarity, categories, units, wordRarity } = model
    const bytes = rarity.length + categories.weights.length + JSON.stringify([units, wordRarity]).length
    const seconds = (performance.now() - began) / 1000
    say(ROUTING_COPY.trained(model.version, decided.length, undecided.length, seconds, Math.round(bytes / 1024)))
    return 0
  })
}
