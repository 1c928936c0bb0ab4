import { purgeExports } from '../exports'
import { answerMatters, joinersProjector, takeBackAnswers, tellJoiners } from '../answers'
import { checkMedia, purgeWaiting } from '../files'
import { archiveAudit, exportHead, forgetAuditReads, sealAudit } from '../audit'
import { settleYears } from '../calendar'
import { purgeIdentity } from '../identity/usecases/purge'
import { insightProjector } from '../insight'
import {
  closeSilentMessages,
  freeMerged,
  dropOldContacts,
  messageMatters,
  messageReaders,
  mediaFlags,
  missPromisesOfMessages,
  passOnApprovals,
  purgeUnsent,
  resettleMessages,
  resumeWaitingMessages,
  searchProjector,
  tellMerged,
  settlePapers,
} from '../messages'
import { forgetNotices, notificationsProjector, sendNotices, warnClosing } from '../notifications'
import { followUnits, forgetReports, learnFromDecisions, routingProjector } from '../routing'
import { countWords } from '../shared/alike'
import { type RelayDeps, relayOutbox } from '../shared/outbox/relay'
import type { ToldSetAside } from '../shared/outbox/set-aside'
import { findTopics, takeInMessages, tellLinks } from '../topics'
import { climbLadders, supervisionProjector, watchUrgent } from '../supervision'
import type { ModuleDeps } from './modules'
import { rotateKeys } from './rotate-keys'
import type { JobName, JobNameOf } from './schedule'

/** What a run may use. `deadline`: epoch milliseconds at which it stops and leaves the rest to the next tick. */
export interface JobRun {
  readonly deps: ModuleDeps
  /** Unique to the process or invocation. */
  readonly holder: string
  readonly deadline: number
  /** False once the process is told to stop: a run then ends as at its deadline. Absent: it never is. */
  readonly goOn?: () => boolean
  /** Told of each event that its consumer failed at time and again: for the log. */
  readonly onSetAside?: ToldSetAside
}
/**
 * `looksFirst`: all that it does begins in a transaction, so that a run which may not write shows whether anything waits.
 * @returns whether everything due was done; otherwise the job is due again at the next tick.
 */
export type Job = ((run: JobRun) => Promise<boolean>) & { readonly looksFirst?: true }
export const lookingFirst = (work: (run: JobRun) => Promise<boolean>): Job =>
  Object.assign(work, { looksFirst: true } as const)
export type JobsOf<Module extends string> = Readonly<Record<JobNameOf<Module>, Job>>

/** Whether a run may go on. */
export const timeLeft =
  ({ deps, deadline, goOn }: JobRun) =>
  (): boolean =>
    Date.parse(deps.clock.now()) < deadline && goOn?.() !== false

/** What the schedule runs of 留言办理; a job in the table without its work here does not compile. */
export const messagesJobs: JobsOf<'messages'> = {
  'messages.sweep_outbox': lookingFirst(async (run) => {
    const { ended } = await relayOutbox(relayOf(run, 3), searchProjector, { goOn: timeLeft(run) })
    return ended !== 'stopped'
  }),
  'messages.close_silent': (run) => workThrough(run, closeSilentMessages),
  'messages.resume_waiting': (run) => workThrough(run, resumeWaitingMessages),
  'messages.miss_promises': (run) => workThrough(run, missPromisesOfMessages),
  'messages.tell_merged': lookingFirst((run) => workThrough(run, tellMerged)),
  'messages.free_merged': (run) => workThrough(run, freeMerged),
  'messages.count_words': (run) => countAnew(run, messageMatters),
  'messages.pass_on_approvals': (run) => workThrough(run, passOnApprovals),
  'messages.settle_papers': (run) => workThrough(run, settlePapers),
  'messages.purge_unsent': (run) => purgeUnsent({ ...run.deps, people: run.deps.staff }, { goOn: timeLeft(run) }),
  'messages.drop_contacts': async (run) => {
    const goOn = timeLeft(run)
    const { contactKeepDays } = run.deps
    const keepDays = contactKeepDays === undefined ? {} : { keepDays: contactKeepDays }
    await dropOldContacts({ ...run.deps, people: run.deps.staff }, { goOn, ...keepDays })
    return goOn()
  },
  'messages.reseal_contacts': async (run) => {
    const goOn = timeLeft(run)
    if (run.deps.vault.changesKeys()) await rotateKeys(run.deps, { goOn })
    return goOn()
  },
  'messages.settle_calendar': lookingFirst(({ deps, ...run }) =>
    settleYears(deps, (from, cursor) => resettleMessages({ ...deps, people: deps.staff }, from, cursor), {
      goOn: timeLeft({ deps, ...run }),
    }),
  ),
}

/**
 * Counts the latest texts, as many as the time allows.
 * @returns false where the process was told to stop meanwhile: a few texts are not to stand for a whole day
 */
async function countAnew(run: JobRun, index: typeof messageMatters): Promise<boolean> {
  await countWords(run.deps.store, index, { now: run.deps.clock.now(), goOn: timeLeft(run) })
  return run.goOn?.() !== false
}

async function workThrough(run: JobRun, work: typeof closeSilentMessages): Promise<boolean> {
  const goOn = timeLeft(run)
  await work({ ...run.deps, people: run.deps.staff }, { goOn })
  return goOn()
}

/** What the schedule runs of 公开答复. */
export const answersJobs: JobsOf<'answers'> = {
  'answers.take_back': lookingFirst(async (run) => {
    const goOn = timeLeft(run)
    await takeBackAnswers(run.deps, { goOn })
    return goOn()
  }),
  'answers.tell_joiners': lookingFirst(async (run) => {
    const goOn = timeLeft(run)
    await tellJoiners(run.deps, { goOn })
    return goOn()
  }),
  'answers.count_words': (run) => countAnew(run, answerMatters),
  'answers.sweep_outbox': lookingFirst(async (run) => {
    const { ended } = await relayOutbox(relayOf(run), joinersProjector, { goOn: timeLeft(run) })
    return ended !== 'stopped'
  }),
}

/** What checks of pictures need: the files' own, and the way to the message. */
export const mediaDeps = (deps: ModuleDeps) => ({ ...deps, flags: mediaFlags({ ...deps, people: deps.staff }) })

/** What the schedule runs of 附件. */
export const filesJobs: JobsOf<'files'> = {
  'files.purge_waiting': ({ deps, ...run }) => {
    const { storage } = deps.files
    return purgeWaiting({ ...deps, storage, readers: messageReaders(deps.store) }, { goOn: timeLeft({ deps, ...run }) })
  },
  'files.check_media': async (run) => {
    const { storage, mediaCheck } = run.deps.files
    return (
      mediaCheck === undefined || checkMedia({ ...mediaDeps(run.deps), storage, mediaCheck }, { goOn: timeLeft(run) })
    )
  },
}

/** What the schedule runs of 导出. */
export const exportsJobs: JobsOf<'exports'> = {
  'exports.purge': (run) => purgeExports({ ...run.deps, storage: run.deps.files.storage }, { goOn: timeLeft(run) }),
}

/** What the schedule runs of 审计. */
export const auditJobs: JobsOf<'audit'> = {
  'audit.seal': lookingFirst((run) => {
    const { keys, batch } = run.deps.audit
    return sealAudit({ ...run.deps, keys }, { holder: run.holder, batch, goOn: timeLeft(run) })
  }),
  'audit.export_head': async ({ deps }) => {
    await exportHead(deps, deps.audit.heads)
    return true
  },
  'audit.archive': (run) => {
    const { keys, batch, archives, keepDays } = run.deps.audit
    return archiveAudit({ ...run.deps, keys, archives }, { holder: run.holder, batch, keepDays, goOn: timeLeft(run) })
  },
  'audit.forget_reads': (run) => forgetAuditReads(run.deps, { goOn: timeLeft(run) }),
}

/** Writes that a sweep puts into one transaction: CloudBase takes about a hundred. */
const MOST_WRITES = 90

/**
 * A sweep delivers in batches that every home bears.
 * @param writes that one entry of the outbox makes at most: what follows from it, and its own removal
 */
export const relayOf = ({ deps: { store, clock }, holder, onSetAside }: JobRun, writes = 2): RelayDeps => ({
  store,
  clock,
  holder,
  batch: Math.floor(MOST_WRITES / writes),
  ...(onSetAside === undefined ? {} : { onSetAside }),
})

/** What the schedule runs of 统计研判. */
export const insightJobs: JobsOf<'insight'> = {
  'insight.sweep_outbox': lookingFirst(async (run) => {
    const { ended } = await relayOutbox(relayOf(run, 3), insightProjector, { goOn: timeLeft(run) })
    return ended !== 'stopped'
  }),
}

/** What the schedule runs of 身份与权限. */
export const identityJobs: JobsOf<'identity'> = {
  'identity.purge': (run) => purgeIdentity(run.deps, { goOn: timeLeft(run) }),
}

/** What the schedule runs of 督办. The ladder is climbed on clocks that are up to date. */
export const supervisionJobs: JobsOf<'supervision'> = {
  'supervision.sweep_outbox': lookingFirst(async (run) => {
    const { ended } = await relayOutbox(relayOf(run, 3), supervisionProjector(run.deps), { goOn: timeLeft(run) })
    return ended !== 'stopped'
  }),
  'supervision.climb': async (run) => {
    const goOn = timeLeft(run)
    await climbLadders(run.deps, { goOn })
    return goOn()
  },
  'supervision.watch_urgent': lookingFirst(async (run) => {
    const goOn = timeLeft(run)
    await watchUrgent(run.deps, { goOn })
    return goOn()
  }),
}

/**
 * What one commit makes of notices at most, its own removal included: one for each of the joiners who are told of an answer
 * together, two for each rule that changes together, or one for the people and offices that an event names, with what leaves
 * the house and the ledger of each.
 */
const NOTICE_WRITES = 20

/** What the schedule runs of 通知. */
export const notificationsJobs: JobsOf<'notifications'> = {
  'notifications.sweep_outbox': lookingFirst(async (run) => {
    const { ended } = await relayOutbox(
      relayOf(run, NOTICE_WRITES),
      notificationsProjector({ ...run.deps, people: run.deps.staff }),
      { goOn: timeLeft(run) },
    )
    return ended !== 'stopped'
  }),
  'notifications.send': lookingFirst(async (run) => {
    const goOn = timeLeft(run)
    await sendNotices(run.deps, { goOn })
    return goOn()
  }),
  'notifications.warn_closing': async (run) => {
    const goOn = timeLeft(run)
    await warnClosing(run.deps, { goOn })
    return goOn()
  },
  'notifications.forget': (run) => forgetNotices(run.deps, { goOn: timeLeft(run) }),
}

/** What the schedule runs of 热点话题. */
export const topicsJobs: JobsOf<'topics'> = {
  'topics.find': async (run) => {
    const more = { goOn: timeLeft(run) }
    return (await takeInMessages(run.deps, more)) && (await findTopics(run.deps, more))
  },
  'topics.tell': lookingFirst((run) => tellLinks(run.deps, { goOn: timeLeft(run) })),
}

/** What the schedule runs of 分拨. */
export const routingJobs: JobsOf<'routing'> = {
  'routing.sweep_outbox': lookingFirst(async (run) => {
    const { ended } = await relayOutbox(relayOf(run), routingProjector(run.deps), { goOn: timeLeft(run) })
    return ended !== 'stopped'
  }),
  'routing.check_rules': async ({ deps }) => {
    await followUnits(deps)
    return true
  },
  'routing.learn': async ({ deps }) => {
    await forgetReports(deps.store)
    await learnFromDecisions(deps)
    return true
  },
}

/** Every job of every module, each as its function runs it. */
export const everyJob: Readonly<Record<JobName, Job>> = {
  ...auditJobs,
  ...filesJobs,
  ...exportsJobs,
  ...messagesJobs,
  ...answersJobs,
  ...insightJobs,
  ...supervisionJobs,
  ...identityJobs,
  ...notificationsJobs,
  ...routingJobs,
  ...topicsJobs,
}
