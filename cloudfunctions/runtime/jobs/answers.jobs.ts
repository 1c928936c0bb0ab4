import { answerMatters, joinersProjector, takeBackAnswers, tellJoiners } from '../../answers'
import { countAnew } from './count-anew'
import { type JobsOf, lookingFirst, workThrough } from './job'
import { sweep } from './sweep'

/** What the schedule runs of 公开答复. */
export const answersJobs: JobsOf<'answers'> = {
  'answers.take_back': lookingFirst((run) => workThrough(run, takeBackAnswers)),
  'answers.tell_joiners': lookingFirst((run) => workThrough(run, tellJoiners)),
  'answers.count_words': (run) => countAnew(run, answerMatters),
  'answers.sweep_outbox': sweep(() => joinersProjector),
}
