import { parseArgs } from 'node:util'
import { filesBeside, readTaxonomy, readTexts } from '../adapters/files/labelled-texts'
import { demoDuties } from '../demo'
import { type Category, type Example, readLists, type Lists, withoutCopies } from '../routing'
import type { DocumentStore } from '../shared/documents'
import type { CommandContext } from './command-context'
import { typedPath } from './command-files'
import { ROUTING_COPY } from './routing-copy'

/** Texts and lists as a command line names them. */
export interface RoutingLesson {
  readonly file: string
  readonly texts: readonly Example[]
  readonly undecided: readonly Example[]
  /** From a file, to be kept; absent: the one in force is used. */
  readonly taxonomy: readonly Category[] | undefined
  readonly lists: Lists
  /** The same with the tree in force, whatever lies beside FILE. */
  readonly listsInForce: Lists
  readonly values: Readonly<Record<string, string | undefined>>
}

/**
 * Reads FILE, what needs no labels (`--unlabelled`, `--taxonomy`; by default what lies beside FILE), and the duty lists
 * in force; a demonstration that was never started uses its own. Says in Chinese what it reads.
 * @returns null when the words of the command line are not understood
 * @throws the file system's error for a file that cannot be read
 */
export async function readLesson(
  argv: readonly string[],
  context: Pick<CommandContext, 'config' | 'progress'> & { readonly store: DocumentStore },
  more: readonly string[] = [],
): Promise<RoutingLesson | null> {
  const parsed = optionsOf(argv, more)
  if (parsed === null) return null
  const file = typedPath(parsed.file)
  const beside = filesBeside(file)
  const unlabelled = parsed.unlabelled?.map(typedPath) ?? beside.undecided
  const taxonomyFile = parsed.taxonomy === undefined ? beside.taxonomy : typedPath(parsed.taxonomy)
  const read = (path: string): readonly Example[] => {
    const { texts, broken } = readTexts(path)
    context.progress(ROUTING_COPY.read(path, texts.length, broken))
    return texts
  }
  const texts = read(file)
  // Without their labels: what a file beside happens to know is not used.
  const others = unlabelled.flatMap(read).map(({ title, body }) => ({ title, body }))
  const taxonomy = taxonomyFile === undefined ? undefined : readTaxonomy(taxonomyFile)
  if (taxonomy !== undefined && taxonomyFile !== undefined)
    context.progress(ROUTING_COPY.readTree(taxonomyFile, taxonomy.length))
  const stored = await readLists(context.store)
  const duties = stored.duties.length === 0 && context.config.auth === 'demo' ? demoDuties : stored.duties
  context.progress(ROUTING_COPY.lists(duties.length))
  return {
    file,
    texts,
    undecided: withoutCopies(others, texts),
    taxonomy,
    lists: { duties, tree: taxonomy ?? stored.tree },
    listsInForce: { duties, tree: stored.tree },
    values: parsed.values,
  }
}

interface Options {
  readonly file: string
  readonly unlabelled: readonly string[] | undefined
  readonly taxonomy: string | undefined
  readonly values: Readonly<Record<string, string | undefined>>
}

function optionsOf(argv: readonly string[], more: readonly string[]): Options | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        unlabelled: { type: 'string', multiple: true },
        taxonomy: { type: 'string' },
        ...Object.fromEntries(more.map((name) => [name, { type: 'string' as const }])),
      },
    })
    // `--unlabelled A B`: what follows the first file is more of the same.
    const [file, ...others] = positionals
    if (file === undefined || (others.length > 0 && values.unlabelled === undefined)) return null
    const { unlabelled, taxonomy, ...rest } = values
    return {
      file,
      unlabelled: unlabelled === undefined ? undefined : [...unlabelled, ...others].filter((path) => path !== ''),
      taxonomy,
      values: rest,
    }
  } catch {
    return null
  }
}
