import type { MessageKind } from '../../types/messages.terms'
import { defineAlikeIndex, toAlikeEntry } from '../shared/alike'
import { defineCollection, type DocumentStore, scan, type StoredDocument, type Transaction } from '../shared/documents'
import type { Instant } from '../shared/kernel/local-date'

/** 公开答复, id from the message it was made of. Its texts are its own; nothing of the message is looked up to show it. */
export interface StoredAnswer extends StoredDocument {
  readonly messageId: string
  readonly state: 'public' | 'withdrawn'
  readonly kind: MessageKind
  readonly title: string
  readonly question: string
  readonly answer: string
  readonly unitId: string
  readonly place?: string
  readonly askedAt: Instant
  readonly releasedAt: Instant
  readonly releasedBy: string
  readonly withdrawnReason?: string
  readonly joiners: number
  /** The last change of which whoever joined is told; absent: it stands as it was first released. */
  readonly news?: {
    /** Counts the changes from 1: with the person it names the notice. */
    readonly number: number
    readonly what: AnswerNews
    readonly at: Instant
    /** Where the telling stands in the list of joins; absent: at its beginning. */
    readonly cursor?: string
  }
  /** Index field: `yes` while somebody has still to be told. Absent on answers that were never changed. */
  readonly telling?: 'yes' | 'no'
}
/** Counts from 1 what was made public of an answer: joins and tellings change the document, not what stands in it. */
export const revisionOf = ({ news }: Pick<StoredAnswer, 'news'>): number => (news?.number ?? 0) + 1

/** What may happen to an answer that somebody joined. */
export type AnswerNews = 'changed' | 'withdrawn'

/** The fields that begin the telling of a change. */
export const newsOf = (answer: Pick<StoredAnswer, 'news'>, what: AnswerNews, at: Instant) => ({
  news: { number: (answer.news?.number ?? 0) + 1, what, at },
  telling: 'yes' as const,
})

export const publicAnswers = defineCollection<StoredAnswer>('public_answers', [
  { name: 'by_telling', equals: ['telling'] },
  { name: 'by_release', equals: ['state'], order: 'releasedAt' },
])

/** By what similar questions find a public answer; none for one that was withdrawn. */
export const answerMatters = defineAlikeIndex('answer_matters')

/** Writes or removes the entry of an answer. Follows from the answer alone, so that it may be written again. */
export async function indexAnswer(transaction: Transaction, answer: Omit<StoredAnswer, 'version'>): Promise<boolean> {
  const held = await transaction.get(answerMatters, answer.id)
  if (answer.state !== 'public') {
    if (held !== null) transaction.remove(answerMatters, held)
    return held !== null
  }
  const { title, question, place, releasedAt: at } = answer
  const entry = toAlikeEntry(answer.id, { texts: [title, question], place, at })
  if (held?.at === at && held.tokens.join() === entry.tokens.join()) return false
  if (held === null) transaction.insert(answerMatters, entry)
  else transaction.put(answerMatters, { ...entry, version: held.version })
  return true
}

/** 我也遇到, id from answer and citizen: only ever inserted, then rated, once for each release of the answer. */
export interface AnswerJoin extends StoredDocument {
  readonly answerId: string
  readonly citizenId: string
  readonly at: Instant
  readonly rating?: {
    readonly solved: 'yes' | 'partly' | 'no'
    readonly satisfaction: number
    readonly comment?: string
    readonly at: Instant
  }
}
/** They rated what stands there: an answer that was released anew is another one, and rated anew. */
export const hasRated = (join: Pick<AnswerJoin, 'rating'>, { releasedAt }: Pick<StoredAnswer, 'releasedAt'>): boolean =>
  join.rating !== undefined && join.rating.at >= releasedAt

export const answerJoins = defineCollection<AnswerJoin>('answer_joins', [
  { name: 'by_citizen', equals: ['citizenId'], order: 'at' },
  { name: 'by_answer', equals: ['answerId'], order: 'at' },
])

/** Brings the entries in line with every answer: once after an upgrade, and after a restore. */
export async function rebuildAnswerMatters(store: DocumentStore): Promise<{ looked: number; written: number }> {
  const done = { looked: 0, written: 0 }
  for (const state of ['public', 'withdrawn'] as const)
    for await (const page of scan(store, publicAnswers, { index: 'by_release', equals: { state } }))
      for (let at = 0; at < page.length; at += BATCH) {
        const batch = page.slice(at, at + BATCH)
        const wrote = await store.transact((transaction) =>
          Promise.all(
            batch.map(async ({ id }) => {
              const answer = await transaction.get(publicAnswers, id)
              return answer !== null && (await indexAnswer(transaction, answer))
            }),
          ),
        )
        done.looked += batch.length
        done.written += wrote.filter(Boolean).length
      }
  return done
}
/** Answers in one transaction. */
const BATCH = 50
