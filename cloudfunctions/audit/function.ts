import { auditContract } from '../../types/audit.contract'
import { serve } from '../shared/function/serve'
import type { ServedModule } from '../shared/function/served-module'
import type { ChainDeps } from './deps'
import { auditStatus } from './usecases/audit-status'
import { searchAudit, type SearchDeps } from './usecases/search-audit'
import { verifyStretch } from './usecases/verify-stretch'

/** 审计: the auditor reads the log and changes nothing. */
export const auditFunction = (deps: ChainDeps & SearchDeps): ServedModule =>
  serve('audit', auditContract, {
    search: ({ input }) => searchAudit(deps, input),
    status: () => auditStatus(deps),
    verify: ({ input }) => verifyStretch(deps, input.from),
  })
