import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type ClusterReport, clusterTexts, type FileReport, type TextOfFile } from '../../topics'
import type { CommandContext, CommandRun } from '../command-context'
import { typedPath, withFiles } from '../command-files'
import type { Terminal } from '../progress-bar'
import { TOPICS_COMMAND_COPY as SAY } from '../topics-copy'

/** What `--help` shows. */
export const usage = SAY.usage

/** `npm run topics -- FILE.jsonl [--top 10] [--grow 100000]`: see `TOPICS_COMMAND_COPY.usage`. */
export const run: CommandRun = (argv, context) => showTopics(argv, context, process.stdout)

/** Prints the largest clusters for people and, as the last line, the sums as JSON. @returns the exit code */
export function showTopics(
  argv: readonly string[],
  { progress }: Pick<CommandContext, 'progress'>,
  terminal: Terminal,
): Promise<number> {
  const say = (line: string): unknown => terminal.write(`${line}\n`)
  return withFiles(say, () => {
    const options = optionsOf(argv)
    if (options === null) {
      say(SAY.usage)
      return Promise.resolve(1)
    }
    const file = typedPath(options.file)
    const { texts, broken } = readMessages(file)
    progress(SAY.read(file, texts.length, broken))
    if (texts.length === 0) {
      say(SAY.nothing)
      return Promise.resolve(1)
    }
    const read = options.grow === null ? texts : grow(texts, options.grow)
    progress(SAY.clustering(read.length))
    const report = clusterTexts(read, () => performance.now())
    const shown = report.clusters.slice(0, options.top)
    shown.forEach((cluster, at) => tell(cluster, at + 1, say))
    const sums = sumsOf(read.length, report, shown)
    say(SAY.sums(sums))
    say(JSON.stringify(sums))
    return Promise.resolve(0)
  })
}

function tell(cluster: ClusterReport, rank: number, say: (line: string) => unknown): void {
  say(SAY.head(rank, cluster))
  say(SAY.judged(cluster.purity))
  if (cluster.places.length > 0) say(SAY.places(cluster.places))
}

export interface TopicSums {
  readonly messages: number
  readonly topics: number
  /** Messages that lie in a topic. */
  readonly inTopics: number
  /** Mean purity of the shown ones, 0–1. */
  readonly purity: number
  /** Once a message, when it comes in. */
  readonly readingSeconds: number
  /** The whole window at once, each time. */
  readonly clusteringSeconds: number
  readonly messagesPerSecond: number
}

function sumsOf(messages: number, { clusters, seconds }: FileReport, shown: readonly ClusterReport[]): TopicSums {
  const round = (value: number): number => Math.round(value * 1000) / 1000
  return {
    messages,
    topics: clusters.length,
    inTopics: clusters.reduce((sum, one) => sum + one.messages, 0),
    purity: round(shown.reduce((sum, { purity }) => sum + purity.purity, 0) / (shown.length || 1)),
    readingSeconds: round(seconds.reading),
    clusteringSeconds: round(seconds.clustering),
    messagesPerSecond: Math.round(messages / (seconds.reading + seconds.clustering)),
  }
}

interface Options {
  readonly file: string
  readonly top: number
  readonly grow: number | null
}
const MOST_GROWN = 1_000_000

function optionsOf(argv: readonly string[]): Options | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { top: { type: 'string' }, grow: { type: 'string' } },
    })
    const [file, ...others] = positionals
    const top = Number(values.top ?? 10)
    const grown = values.grow === undefined ? null : Number(values.grow)
    const fits = (value: number, most: number): boolean => Number.isInteger(value) && value >= 1 && value <= most
    if (file === undefined || others.length > 0 || !fits(top, 1000)) return null
    if (grown !== null && !fits(grown, MOST_GROWN)) return null
    return { file, top, grow: grown }
  } catch {
    return null
  }
}

/** One JSON object a line: id, user, title, createdAt (Shanghai time), content, support. */
function readMessages(path: string): { texts: TextOfFile[]; broken: number } {
  const lines = readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
  const texts = lines.flatMap((line, at) => textOf(line, at) ?? [])
  return { texts, broken: lines.length - texts.length }
}

function textOf(line: string, at: number): TextOfFile | null {
  try {
    const row = JSON.parse(line) as unknown
    if (typeof row !== 'object' || row === null) return null
    const { id = `line ${at + 1}`, title, content, createdAt, user, support } = row as Readonly<Record<string, unknown>>
    if (typeof id !== 'string' || typeof title !== 'string' || typeof content !== 'string') return null
    if (typeof createdAt !== 'string' || !/^\d{4}-\d{2}-\d{2}/.test(createdAt)) return null
    return {
      id,
      title,
      body: content,
      by: typeof user === 'string' ? user : id,
      on: createdAt.slice(0, 10),
      support: typeof support === 'number' && support > 0 ? support : 0,
    }
  } catch {
    return null
  }
}

/**
 * Makes `count` messages of the titles and sentences of a file, always the same ones: for measuring speed only, for no
 * real city writes like that.
 */
function grow(texts: readonly TextOfFile[], count: number): TextOfFile[] {
  const sentences = texts.flatMap(({ body }) => body.split(/(?<=[。！？!?])/u).filter((one) => one.length > 4))
  let state = 1
  const pick = <One>(from: readonly One[]): One | undefined => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return from[state % from.length]
  }
  return Array.from({ length: texts.length === 0 ? 0 : count }, (_, at) => {
    const made = { title: pick(texts)?.title ?? '', body: `${pick(sentences) ?? ''}${pick(sentences) ?? ''}` }
    return { ...made, id: String(at).padStart(7, '0'), by: String(at), on: '2000-01-01', support: 0 }
  })
}
