import type { MessageKind } from '../../types/messages.terms'
import { defineCollection, type StoredDocument } from '../shared/documents'
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
  /** Characters and pairs of title, question and place. */
  readonly tokens: readonly string[]
}
export const publicAnswers = defineCollection<StoredAnswer>('public_answers', [
  { name: 'by_token', equals: ['state'], order: 'releasedAt', contains: 'tokens' },
  { name: 'by_release', equals: ['state'], order: 'releasedAt' },
])

/** 我也遇到, id from answer and citizen: only ever inserted, then rated once. */
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
export const answerJoins = defineCollection<AnswerJoin>('answer_joins', [
  { name: 'by_citizen', equals: ['citizenId'], order: 'at' },
])
