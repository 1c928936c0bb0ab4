import { answersContract } from '../../types/answers.contract'
import { serve } from '../shared/function/serve'
import type { ServedModule } from '../shared/function/served-module'
import type { AnswersDeps } from './deps'
import { joinAnswer, rateAnswer } from './usecases/join-answer'
import { getAnswer, getOwnAnswer, listAnswers, similarAnswers } from './usecases/read-answers'
import { checkAnswer, listCandidates, proposeAnswer, releaseAnswer } from './usecases/release-answer'
import { searchAnswers } from './usecases/search-answers'
import { withdrawAnswer } from './usecases/withdraw-answer'

/** The module 公开答复 as a runtime mounts it. */
export function answersFunction(deps: AnswersDeps): ServedModule {
  const similar = similarAnswers(deps)
  return serve('answers', answersContract, {
    similar: ({ input }) => similar(input),
    get: ({ input }) => getAnswer(deps)(input),
    get_mine: ({ actor, input }) => getOwnAnswer(deps)(actor, input),
    join: ({ actor, input }) => joinAnswer(deps)(actor, input),
    rate: ({ actor, input }) => rateAnswer(deps)(actor, input),
    candidates: ({ input }) => listCandidates(deps)(input),
    propose: ({ actor, input }) => proposeAnswer(deps)(actor, input),
    check: ({ actor, input }) => checkAnswer(deps)(actor, input),
    release: ({ actor, input }) => releaseAnswer(deps)(actor, input),
    withdraw: ({ actor, input }) => withdrawAnswer(deps)(actor, input),
    list: ({ input }) => listAnswers(deps)(input),
    search: ({ input }) => searchAnswers(deps)(input),
  })
}
