import { auditContract } from '../../types/audit.contract'
import { serve } from '../shared/function/serve'
import type { ServedModule } from '../shared/function/served-module'
import type { AuditDeps } from './deps'
import { auditStatus } from './usecases/audit-status'
import { type NameOf, searchAudit } from './usecases/search-audit'
import { verifyStretch } from './usecases/verify-stretch'

/** 审计: the auditor reads the log and changes nothing. */
export const auditFunction = (deps: AuditDeps & { readonly nameOf: NameOf }): ServedModule =>
  serve('audit', auditContract, {
    search: ({ input }) => searchAudit(deps, input, deps.nameOf),
    status: () => auditStatus(deps),
    verify: ({ input }) => verifyStretch(deps, input.from),
  })
