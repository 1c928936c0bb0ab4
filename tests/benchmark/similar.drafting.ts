import { type Message, messageMatters, messages } from '../../cloudfunctions/messages'
import { ALIKE_FROM } from '../../cloudfunctions/messages/drafting/rank-similar'
import { answeredMark, matterOf, toMatter } from '../../cloudfunctions/messages/work/matter-index'
import { comparedOf, countWords, readRarity } from '../../cloudfunctions/shared/alike'
import { markToken } from '../../cloudfunctions/shared/alike/alike-tokens'
import { amongTokens } from '../../cloudfunctions/shared/alike/asked-tokens'
import { callOver } from '../support/api-client'
import { type ServedCity, serveCity } from '../support/served-city'
import { requestId } from '../support/small-city'
import { openLine } from './line'
import { loadDocuments } from './load-documents'
import { postmasterOf, type Spent, spentBy } from './measure'
import { quantile } from './report'
import { generatedTexts, numbersFrom, type RealText } from './similar.corpus'
import { printPlans } from './similar.plans'
import { exhaustiveRanking, recallOf } from './similar.truth'

const SHOWN = 5
const MINUTE = 60_000
/** Units and how many of the answers are theirs, 0–1 of the real ones and of the generated: a busy one and a small one. */
const UNITS = [
  { id: 'heating', real: 1, generated: 0.02 },
  { id: 'gas', real: 0.15, generated: 0.002 },
] as const
const ELSEWHERE = 'education'

interface Order {
  /** Answered messages in the city. */
  readonly count: number
  readonly asked: number
  readonly rounds: number
}

/**
 * Answers to similar messages, as a handler is offered them while drafting: how many of the likest are shown, of all that
 * this person may read, and how long it takes. Every fourth real message is kept back and is the one that is drafted for.
 */
export async function measureDrafting(real: readonly RealText[], order: Order): Promise<void> {
  const texts = real.filter((_, at) => at % 4 !== 0)
  const others = real.length > 0 ? real.filter((_, at) => at % 4 === 0) : generatedTexts(order.asked * 2, real)
  for (const unit of UNITS) {
    const city = await serveCity({ poolSize: 8 })
    try {
      const { open, answered } = await samples(city, unit.id)
      const next = numbersFrom(11)
      const last = Date.parse(city.clock.now())
      const all = [...texts, ...generatedTexts(order.count - texts.length, real)].map((text, at): Message => {
        const own = next() < (at < texts.length ? unit.real : unit.generated)
        const ago = ((at * 7919) % order.count) * MINUTE
        return { ...written(answered, text, `bench-${at}`, last - ago), unitId: own ? unit.id : ELSEWHERE }
      })
      const asked = others.slice(-order.asked).map((text, at) => written(open, text, `asked-${at}`, last))
      // What others answered is found by nobody here: only their entries are there.
      await loadDocuments(city.store, messages.name, [...all.filter(({ unitId }) => unitId === unit.id), ...asked])
      await loadDocuments(city.store, messageMatters.name, all.map(toMatter))
      await countWords(city.store, messageMatters, { now: city.clock.now(), goOn: () => true })
      await measure(city, unit.id, all, asked, order.rounds)
    } finally {
      await city.close()
    }
  }
}

/** Two real messages of a unit, one answered: the others are written after them. */
async function samples(city: ServedCity, unitId: string): Promise<{ open: Message; answered: Message }> {
  const [handler, approver] = [`handler:${unitId}`, `approver:${unitId}`]
  const submit = (number: number) =>
    city.messages('citizen-1', 'submit', {
      requestId: requestId(number),
      kind: 'complaint',
      body: '这是样子，其余的都照它写。',
      addresseeId: unitId,
    })
  const [waiting, submitted] = [await submit(1), await submit(2)]
  const { id } = submitted
  const { version } = await city.messages(handler, 'accept', { id, version: submitted.version })
  const drafted = await city.messages(handler, 'draft_reply', {
    id,
    version,
    body: '您好，已派人上门处理，请放心。联系电话12345。',
    outcome: 'solved',
  })
  const contentHash = drafted.draft?.contentHash ?? ''
  await city.messages(approver, 'approve_reply', { id, version: drafted.version, contentHash })
  const [open, answered] = [await city.store.get(messages, waiting.id), await city.store.get(messages, id)]
  if (open === null || (answered?.replies.length ?? 0) === 0 || answered === null)
    throw new Error('the samples were not stored')
  return { open, answered }
}

const written = (sample: Message, { title, body }: RealText, id: string, at: number): Message => ({
  ...sample,
  ...{ id, title, body, code: id, queues: {} },
  submittedAt: new Date(at).toISOString(),
})

async function measure(
  city: ServedCity,
  unitId: string,
  all: readonly Message[],
  asked: readonly Message[],
  rounds: number,
): Promise<void> {
  const mark = markToken(answeredMark(unitId))
  const own = all.map(toMatter).filter(({ tokens }) => tokens.includes(mark))
  const rarity = await readRarity(city.store, messageMatters)
  await printPlans(
    city.store,
    messageMatters,
    amongTokens(comparedOf(asked[0] ? matterOf(asked[0]) : ''), rarity, mark),
  )
  const rank = exhaustiveRanking(own, rarity, ALIKE_FROM)
  const line = openLine(city.url, await callOver(city.url).tokenOf(`handler:${unitId}`))
  const similar = async ({ id }: Message): Promise<string[]> => {
    const answer = (await line.ask('messages/similar_answers', { id })) as { items: { messageId?: string }[] }
    return answer.items.flatMap(({ messageId }) => messageId ?? [])
  }
  const took: number[] = []
  const recalls: number[] = []
  let spent: Spent = { serverMs: null, postgresMs: null }
  try {
    for (const message of asked) {
      const recall = recallOf(await similar(message), rank(comparedOf(matterOf(message)), SHOWN), SHOWN)
      if (recall !== null) recalls.push(recall)
    }
    spent = await spentBy({ server: process.pid, postmaster: await postmasterOf(city.store) }, async () => {
      for (let round = 0; round < rounds; round += 1)
        for (const message of asked) {
          const began = performance.now()
          await similar(message)
          took.push(performance.now() - began)
        }
    })
  } finally {
    line.close()
  }
  const each = (total: number | null): string => (total === null ? 'n/a' : (total / took.length).toFixed(1))
  const mean = recalls.reduce((sum, one) => sum + one, 0) / Math.max(1, recalls.length)
  console.log(
    `\nanswers for drafting at a unit that gave ${own.length.toLocaleString('en')} of ${all.length.toLocaleString('en')}: ` +
      `p50 ${quantile(took, 0.5).toFixed(1)} ms, p95 ${quantile(took, 0.95).toFixed(1)} ms (${took.length} requests over one connection)\n` +
      `  a request costs ${each(spent.serverMs)} ms of processor time in the server (with the client), ${each(spent.postgresMs)} ms in PostgreSQL\n` +
      `  recall@${SHOWN} against the exhaustive ranking of this unit's answers: ${mean.toFixed(3)} ` +
      `(${recalls.length} of ${asked.length} messages have something like them)`,
  )
}
