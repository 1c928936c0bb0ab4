import type { PublicAnswer, SimilarAnswer } from '../../types/answers.contract'
import type { Directory } from '../hall'
import { type AnswerJoin, revisionOf, type StoredAnswer } from './answers.store'

const EXCERPT = 60

/**
 * The district of the city that was meant, by its id or its name; undefined for anything else: whoever calls the program
 * without our pages may write any text there, and nobody reads it before it would stand in public.
 */
export const districtOf = (named: string | undefined, { document }: Directory): string | undefined =>
  named === undefined ? undefined : document.units.find(({ id, name }) => id === named || name === named)?.id

/** An answer keeps its district by id; people read its name. */
function placeOf({ place }: StoredAnswer, directory: Directory): { place?: string } {
  const district = districtOf(place, directory)
  return district === undefined ? {} : { place: directory.nameOf(district) }
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
  ...(join === undefined ? {} : { mine: { joined: join !== null, rated: join?.rating !== undefined } }),
})

export function toSimilar(answer: StoredAnswer, directory: Directory): SimilarAnswer {
  const characters = [...answer.answer.replace(/\s+/gu, ' ')]
  return {
    id: answer.id,
    title: answer.title,
    excerpt: characters.length <= EXCERPT ? characters.join('') : `${characters.slice(0, EXCERPT - 1).join('')}…`,
    unitName: directory.nameOf(answer.unitId),
    ...placeOf(answer, directory),
    releasedAt: answer.releasedAt,
    joiners: answer.joiners,
  }
}
