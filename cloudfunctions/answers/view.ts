import type { PublicAnswer, SimilarAnswer } from '../../types/answers.contract'
import { type Directory, districtNamed } from '../hall'
import { clipped } from '../shared/kernel/clipped'
import { type AnswerJoin, hasRated, revisionOf, type StoredAnswer } from './answers.store'

/** Characters that a list shows of an answer. */
const EXCERPT = 60

/**
 * An answer keeps its district by id; people read its name. Any other text is left out: whoever calls the program without
 * our pages may write any there, and nobody reads it before it would stand in public.
 */
function placeOf({ place = '' }: StoredAnswer, { document }: Directory): { place?: string } {
  const district = districtNamed(place, document.units)
  return district === undefined ? {} : { place: district.name }
}

export const toPublicAnswer = (answer: StoredAnswer, directory: Directory, join?: AnswerJoin | null): PublicAnswer => ({
  id: answer.id,
  kind: answer.kind,
  title: answer.title,
  question: answer.question,
  answer: answer.answer,
  unitName: directory.nameOf(answer.unitId),
  ...placeOf(answer, directory),
  askedAt: answer.askedAt,
  releasedAt: answer.releasedAt,
  joiners: answer.joiners,
  version: revisionOf(answer),
  withdrawn: answer.state === 'withdrawn',
  ...(join === undefined ? {} : { mine: { joined: join !== null, rated: join !== null && hasRated(join, answer) } }),
})

export const toSimilar = (answer: StoredAnswer, directory: Directory): SimilarAnswer => ({
  id: answer.id,
  title: answer.title,
  excerpt: clipped(answer.answer.replace(/\s+/gu, ' '), EXCERPT),
  unitName: directory.nameOf(answer.unitId),
  ...placeOf(answer, directory),
  releasedAt: answer.releasedAt,
  joiners: answer.joiners,
})
