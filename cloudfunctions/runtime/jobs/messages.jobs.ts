import {
  closeSilentMessages,
  dropOldContacts,
  freeMerged,
  messageMatters,
  missPromisesOfMessages,
  passOnApprovals,
  purgeUnsent,
  resumeWaitingMessages,
  searchProjector,
  settlePapers,
  tellMerged,
} from '../../messages'
import { settleYears } from '../../calendar'
import { rotateKeys } from '../rotate-keys'
import { countAnew } from './count-anew'
import { type JobsOf, lookingFirst, timeLeft, workThrough } from './job'
import { reckonAnew } from './reckon-anew'
import { sweep } from './sweep'

/** What the schedule runs of 留言办理. */
export const messagesJobs: JobsOf<'messages'> = {
  'messages.sweep_outbox': sweep(() => searchProjector, 3),
  'messages.close_silent': (run) => workThrough(run, closeSilentMessages),
  'messages.resume_waiting': (run) => workThrough(run, resumeWaitingMessages),
  'messages.miss_promises': (run) => workThrough(run, missPromisesOfMessages),
  'messages.tell_merged': lookingFirst((run) => workThrough(run, tellMerged)),
  'messages.free_merged': (run) => workThrough(run, freeMerged),
  'messages.count_words': (run) => countAnew(run, messageMatters),
  'messages.pass_on_approvals': (run) => workThrough(run, passOnApprovals),
  'messages.settle_papers': (run) => workThrough(run, settlePapers),
  'messages.purge_unsent': (run) => purgeUnsent({ ...run.deps, people: run.deps.staff }, { goOn: timeLeft(run) }),
  'messages.drop_contacts': (run) =>
    workThrough(run, (deps, more) => {
      const { contactKeepDays } = deps
      return dropOldContacts(deps, { ...more, ...(contactKeepDays === undefined ? {} : { keepDays: contactKeepDays }) })
    }),
  'messages.reseal_contacts': async (run) => {
    const goOn = timeLeft(run)
    if (run.deps.vault.changesKeys()) await rotateKeys(run.deps, { goOn })
    return goOn()
  },
  'messages.settle_calendar': lookingFirst(({ deps, ...run }) =>
    settleYears(deps, (from, cursor) => reckonAnew(deps, from, cursor), {
      goOn: timeLeft({ deps, ...run }),
    }),
  ),
}
