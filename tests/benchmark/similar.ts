import { answerMatters, publicAnswers } from '../../cloudfunctions/answers'
import { countWords, readRarity, toAlikeEntry } from '../../cloudfunctions/shared/alike'
import { askedTokens } from '../../cloudfunctions/shared/alike/asked-tokens'
import { type ServedCity, serveCity } from '../support/served-city'
import { openLine, type Line } from './line'
import { postmasterOf, spentBy } from './measure'
import { loadDocuments } from './load-documents'
import { readOptions } from './options'
import { quantile } from './report'
import { generatedTexts, type RealText, readRealTexts, toAnswer } from './similar.corpus'
import { measureDrafting } from './similar.drafting'
import { printPlans } from './similar.plans'
import { exhaustiveRanking, type Ranked, recallOf } from './similar.truth'

/** What the issue asks: below 50 ms among 100,000. */
const AIM_MS = 50
const SHOWN = 5
const options = readOptions(
  {
    answers: { type: 'string', default: '100000' },
    /** Texts asked for of each sort. */
    asked: { type: 'string', default: '300' },
    rounds: { type: 'string', default: '3' },
    /** What is measured: similar questions, or answers offered while drafting. */
    parts: { type: 'string', default: 'questions,drafting' },
  },
  ['answers', 'asked', 'rounds'],
)

/** What is asked, and which answer it must find (absent: the likest of all). */
interface Asked {
  readonly text: string
  readonly pair?: string
}
interface Sort {
  readonly name: string
  readonly asked: readonly Asked[]
}

async function main(): Promise<void> {
  const real = readRealTexts()
  console.log(
    real.length > 0
      ? `${real.length} real messages are read from ../shared/data; what is generated is made of their sentences`
      : 'generated texts alone [skipped: real messages, ../shared/data is absent]',
  )
  if (options.parts.includes('questions')) await measureQuestions(real)
  if (options.parts.includes('drafting'))
    await measureDrafting(real, {
      count: Number(options.answers),
      asked: Number(options.asked),
      rounds: Number(options.rounds),
    })
}

async function measureQuestions(real: readonly RealText[]): Promise<void> {
  const { stored, sorts } = laidOut(real, Number(options.answers), Number(options.asked))
  const city = await serveCity({ poolSize: 8 })
  try {
    const entries = stored.map(({ id, title, question, releasedAt }) =>
      toAlikeEntry(id, { texts: [title, question], at: releasedAt }),
    )
    await loadDocuments(city.store, publicAnswers.name, stored)
    await loadDocuments(city.store, answerMatters.name, entries)
    const began = performance.now()
    await countWords(city.store, answerMatters, { now: city.clock.now(), goOn: () => true })
    console.log(`words are counted, as each night, in ${((performance.now() - began) / 1000).toFixed(1)} s`)
    const rarity = await readRarity(city.store, answerMatters)
    await printPlans(city.store, answerMatters, askedTokens(sorts[0]?.asked[0]?.text ?? '', rarity))
    const rank = exhaustiveRanking(entries, rarity)
    for (const sort of sorts) await measure(city, sort, rank)
  } finally {
    await city.close()
  }
}

/**
 * Every fourth real message is kept back and asked; of every fourth only the body is stored (its title is made of the
 * body's first words) and the title asked: two wordings of one matter by one person.
 */
function laidOut(real: readonly RealText[], count: number, asked: number) {
  const made = generatedTexts(count, real)
  const texts: RealText[] = []
  const pairs: { readonly title: string; readonly at: number }[] = []
  const unknown: RealText[] = []
  real.forEach((text, at) => {
    if (at % 4 === 0) unknown.push(text)
    else if (at % 4 === 1)
      pairs.push({ title: text.title, at: texts.push({ ...text, title: text.body.slice(0, 20) }) - 1 })
    else texts.push(text)
  })
  const all = [...texts, ...made].slice(0, count)
  // Spread over time: what is real does not stand together at one end.
  const stored = all.map((text, at) => toAnswer(text, (at * 7919) % all.length))
  const others = unknown.length > 0 ? unknown : generatedTexts(asked * 2, real).slice(asked)
  const some = <T>(of: readonly T[]): T[] => of.slice(0, asked)
  const sorts: Sort[] = [
    {
      name: 'a title (two wordings of one matter)',
      asked: some(pairs).map(({ title, at }) => ({ text: title, pair: stored[at]?.id ?? '' })),
    },
    { name: 'the first 40 characters typed', asked: some(others).map(({ body }) => ({ text: body.slice(0, 40) })) },
    {
      name: 'a whole message',
      asked: some(others).map(({ title, body }) => ({ text: `${title}${body}`.slice(0, 2_000) })),
    },
  ]
  return { stored, sorts: sorts.filter(({ asked: each }) => each.length > 0) }
}

async function measure(
  city: ServedCity,
  { name, asked }: Sort,
  rank: (text: string, most: number) => readonly Ranked[],
): Promise<void> {
  const line = openLine(city.url)
  const latencies: number[] = []
  const found: string[][] = []
  try {
    for (const { text } of asked.slice(0, 50)) await similar(line, text)
    const spent = await spentBy({ server: process.pid, postmaster: await postmasterOf(city.store) }, async () => {
      for (let round = 0; round < Number(options.rounds); round += 1)
        for (const [at, { text }] of asked.entries()) {
          const began = performance.now()
          found[at] = await similar(line, text)
          latencies.push(performance.now() - began)
        }
    })
    const each = (total: number | null): string => (total === null ? 'n/a' : (total / latencies.length).toFixed(1))
    console.log(
      `\n${name}: a request costs ${each(spent.serverMs)} ms of processor time in the server (with the client), ` +
        `${each(spent.postgresMs)} ms in PostgreSQL`,
    )
  } finally {
    line.close()
  }
  const p95 = quantile(latencies, 0.95)
  console.log(
    `  p50 ${quantile(latencies, 0.5).toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, longest ` +
      `${Math.max(...latencies).toFixed(1)} ms (${latencies.length} requests over one connection); ` +
      `aim < ${AIM_MS} ms: ${p95 < AIM_MS ? 'met' : 'NOT met'}`,
  )
  const truths = asked.map(({ text }) => rank(text, SHOWN))
  const recalls = asked.flatMap((_, at) => recallOf(found[at] ?? [], truths[at] ?? [], SHOWN) ?? [])
  const share = (part: number, whole: number): string => (whole === 0 ? 'n/a' : (part / whole).toFixed(3))
  console.log(
    `  recall@${SHOWN} against the exhaustive ranking: ${share(
      recalls.reduce((sum, one) => sum + one, 0),
      recalls.length,
    )} ` + `(${recalls.length} of ${asked.length} texts have something like them)`,
  )
  const first = asked.flatMap((_, at) => recallOf(found[at] ?? [], truths[at] ?? [], 1) ?? [])
  console.log(
    `  the likest of all is among the ${SHOWN} shown: ${share(
      first.reduce((sum, one) => sum + one, 0),
      first.length,
    )}`,
  )
  const pairs = asked.flatMap(({ pair }, at) => (pair === undefined ? [] : [{ pair, at }]))
  if (pairs.length === 0) return
  const byIndex = pairs.filter(({ pair, at }) => found[at]?.includes(pair)).length
  const byAll = pairs.filter(({ pair, at }) => truths[at]?.slice(0, SHOWN).some(({ id }) => id === pair)).length
  console.log(
    `  the other wording is among the ${SHOWN} shown: ${share(byIndex, pairs.length)}; the exhaustive ranking shows it in ${share(byAll, pairs.length)}`,
  )
}

/** Ids of what is offered for a text. */
async function similar(line: Line, text: string): Promise<string[]> {
  const { items } = (await line.ask('answers/similar', { text })) as { items: { id: string }[] }
  return items.map(({ id }) => id)
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
