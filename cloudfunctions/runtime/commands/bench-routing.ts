import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { readAnswered } from '../../adapters/files/labelled-texts'
import { demoDirectory } from '../../demo'
import { DIRECTORY_ID, toDirectory } from '../../hall'
import { directories } from '../../hall/unit'
import {
  confusionPicture,
  type Labelled,
  mean,
  measureByFolds,
  measureModel,
  measureUnits,
  type Measures,
  measureSpeed,
  readModelInForce,
  spread,
  TARGET,
  UNLEARNT,
} from '../../routing'
import type { DocumentStore } from '../../shared/documents'
import type { CommandContext, CommandRun } from '../command-context'
import { typedPath, withFiles } from '../command-files'
import type { Terminal } from '../progress-bar'
import { ROUTING_COPY } from '../routing-copy'
import { readLesson, type RoutingLesson } from '../routing-lesson'

/** What `--help` shows. */
export const usage = ROUTING_COPY.benchUsage

type Context = Pick<CommandContext, 'config' | 'progress'> & { readonly store: DocumentStore }

/** How long the speed is measured, milliseconds. */
const SPEED_MS = 2000

/** `npm run bench:routing -- FILE [--folds 5] [--picture FILE.svg]`: see `ROUTING_COPY.benchUsage`. */
export const run: CommandRun = (argv, context) => benchRouting(argv, context, process.stdout)

/** Prints measures for people and, as the last line, the same as JSON. @returns the exit code */
export function benchRouting(
  argv: readonly string[],
  context: Context,
  terminal: Terminal,
  speedMs = SPEED_MS,
): Promise<number> {
  const say = (line: string): unknown => terminal.write(`${line}\n`)
  return withFiles(say, async () => {
    const lesson = await readLesson(argv, context, ['folds', 'picture', 'units'])
    const folds = Number(lesson?.values.folds ?? 0)
    if (lesson === null || !Number.isInteger(folds) || folds === 1 || folds < 0 || folds > 50) {
      say(ROUTING_COPY.benchUsage)
      return 1
    }
    const texts = lesson.texts.flatMap((text) => (text.category === undefined ? [] : [text as Labelled]))
    if (texts.length === 0) {
      say(ROUTING_COPY.nothing)
      return 1
    }
    const model = (await readModelInForce(context.store)) ?? UNLEARNT
    const measures = folds === 0 ? byModel(lesson, texts, model, say) : byFolds(lesson, texts, folds, say)
    const picture = typedPath(lesson.values.picture ?? PICTURE)
    mkdirSync(dirname(picture), { recursive: true })
    writeFileSync(picture, confusionPicture(measures))
    const speed = measureSpeed(lesson.listsInForce, model, texts, speedMs)
    tell(measures, say)
    say(ROUTING_COPY.picture(picture))
    const answeredFile = lesson.values.units
    if (answeredFile !== undefined) await tellUnits(context, lesson, model, typedPath(answeredFile), say)
    const characters = mean(texts.map(({ title, body }) => title.length + body.length))
    say(ROUTING_COPY.speed(speed.perSecond, speed.perSecondOfWall, characters))
    const round = (value: number): number => Math.round(value * 10_000) / 10_000
    const { accuracy, macroF1, top3 } = measures
    const messagesPerSecond = Math.round(speed.perSecond)
    say(JSON.stringify({ accuracy: round(accuracy), macroF1: round(macroF1), top3: round(top3), messagesPerSecond }))
    return 0
  })
}
const PICTURE = 'dist/bench/routing-confusion.svg'

type Say = (line: string) => unknown

function byModel(
  { listsInForce }: RoutingLesson,
  texts: readonly Labelled[],
  model: typeof UNLEARNT,
  say: Say,
): Measures {
  say(model === UNLEARNT ? ROUTING_COPY.noModel : ROUTING_COPY.model(model.version))
  return measureModel(listsInForce, model, texts)
}

function byFolds(lesson: RoutingLesson, texts: readonly Labelled[], folds: number, say: Say): Measures {
  const { all, each, undecided } = measureByFolds(lesson.lists, texts, lesson.undecided, folds)
  say(ROUTING_COPY.folds(folds, undecided))
  const numbers = (measures: Measures): number[] => [
    measures.accuracy,
    measures.macroF1,
    measures.top3,
    measures.calibrationError,
  ]
  say(`        ${ROUTING_COPY.headings.join('  ')}`)
  each.forEach((measures, fold) => say(ROUTING_COPY.line(`第${fold + 1}份 `, numbers(measures))))
  const columns = ROUTING_COPY.headings.map((_, column) => each.map((measures) => numbers(measures)[column] ?? 0))
  say(ROUTING_COPY.line('平均  ', columns.map(mean)))
  say(ROUTING_COPY.line('标准差', columns.map(spread)))
  return all
}

function tell(measures: Measures, say: Say): void {
  const { accuracy, macroF1, top3, calibrationError, labels, confusion } = measures
  say(`        ${ROUTING_COPY.headings.join('  ')}`)
  say(ROUTING_COPY.line('合计  ', [accuracy, macroF1, top3, calibrationError]))
  say(ROUTING_COPY.byCategory)
  for (const { label, f1, texts } of measures.f1) say(ROUTING_COPY.category(label, f1, texts))
  say(ROUTING_COPY.calibration)
  for (const row of measures.calibration)
    say(ROUTING_COPY.calibrationRow(row.from, row.to, row.answers, row.confidence, row.right))
  say(ROUTING_COPY.confusion)
  labels.forEach((label, row) => {
    const counts = (confusion[row] ?? []).map((count) => String(count).padStart(4))
    say(`  ${counts.join('')}  ${label}`)
  })
}

/** How well units are found, and from which confidence on messages may go to them by themselves. */
async function tellUnits(
  context: Context,
  { listsInForce: lists }: RoutingLesson,
  model: typeof UNLEARNT,
  file: string,
  say: Say,
): Promise<void> {
  const texts = readAnswered(file)
  const stored = await context.store.get(directories, DIRECTORY_ID)
  if (stored === null && context.config.auth !== 'demo') return void say(ROUTING_COPY.noDirectory)
  const directory = toDirectory(stored ?? { ...demoDirectory, version: 1 })
  const both = measureUnits({ directory, lists, model }, texts, '2026-07-03T01:00:00.000Z')
  for (const [what, units] of [
    [ROUTING_COPY.unitsSigned, both.signed],
    [ROUTING_COPY.unitsNamed, both.named],
  ] as const) {
    const { measures, sameUnit } = units
    say(ROUTING_COPY.units(what, units.texts, texts.length))
    if (units.texts === 0) continue
    say(ROUTING_COPY.unitsFound(sameUnit, measures.accuracy, measures.top3, measures.calibrationError))
    for (const row of measures.calibration)
      say(ROUTING_COPY.calibrationRow(row.from, row.to, row.answers, row.confidence, row.right))
    for (const { threshold, share, right } of units.thresholds) say(ROUTING_COPY.threshold(threshold, share, right))
    say(ROUTING_COPY.chosen(TARGET, units.chosen))
  }
}
