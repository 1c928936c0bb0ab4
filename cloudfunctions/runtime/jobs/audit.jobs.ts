import { archiveAudit, exportHead, forgetAuditReads, sealAudit } from '../../audit'
import { type JobsOf, lookingFirst, timeLeft } from './job'

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
