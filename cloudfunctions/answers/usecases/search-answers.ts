import type { AnswersContract } from '../../../types/answers.contract'
import type { OutputOf, ParsedInputOf } from '../../../types/wire.contract'
import { type AlikeEntry, wordTokens } from '../../shared/alike'
import type { Page } from '../../shared/documents'
import { encodeCursor } from '../../shared/documents/query-plan'
import { rarestOf } from '../../shared/kernel/search-text'
import { answerMatters, publicAnswers, type StoredAnswer } from '../answers.store'
import type { AnswersDeps } from '../deps'
import { toSimilar } from '../view'

/** Entries looked at for one page: what else the words say is looked at here, and a page may be short. */
const LOOKED_AT = 200

/**
 * Public answers by words, the latest first: all of them stand in title or question, in any order. The two rarest pairs of
 * characters are asked for, the others are looked for in what these find. Words of one character alone go through the
 * latest, page by page.
 */
export const searchAnswers =
  ({ store, directory }: AnswersDeps) =>
  async ({
    words,
    cursor,
    limit,
  }: ParsedInputOf<AnswersContract['search']>): Promise<OutputOf<AnswersContract['search']>> => {
    const { pairs, single } = wordTokens(words)
    if (pairs.length + single.length === 0) return { items: [], nextCursor: null }
    const [token, also] = rarestOf(pairs, 2)
    const query = {
      equals: {},
      direction: 'descending' as const,
      limit: LOOKED_AT,
      ...(cursor === undefined ? {} : { cursor }),
    }
    const page: Page<AlikeEntry> = await store.query(
      answerMatters,
      token === undefined
        ? { ...query, index: 'by_time' }
        : { ...query, index: 'by_token', token, ...(also === undefined ? {} : { also }) },
    )
    const fits = ({ tokens }: AlikeEntry): boolean => {
      const held = new Set(tokens)
      return pairs.every((pair) => held.has(pair)) && single.every((one) => tokens.some((pair) => pair.includes(one)))
    }
    const found = page.items.filter(fits)
    const shown = found.slice(0, limit)
    const answers = await Promise.all(shown.map(({ id }) => store.get(publicAnswers, id)))
    const names = await directory.current()
    const last = shown.at(-1)
    return {
      items: answers
        .filter((one): one is StoredAnswer => one?.state === 'public')
        .map((answer) => toSimilar(answer, names)),
      nextCursor: found.length > limit && last !== undefined ? encodeCursor(last.at, last.id) : page.nextCursor,
    }
  }
