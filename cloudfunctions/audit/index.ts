export { appendAudit } from './append-audit'
export { type AuditFacts, type AuditNote, capacityOf } from './audit-entry'
export { archiveAudit } from './archive/archive-audit'
export {
  auditArchives,
  auditChecks,
  auditCuts,
  auditEntries,
  auditHeads,
  auditPending,
  auditReads,
  auditSeals,
} from './audit.store'
export type { ArchiveFiles, ChainDeps, ExportedHead, HeadExport } from './deps'
export type { AuditKey, AuditKeys } from './chain/chain'
export { auditFunction } from './function'
export { auditList, auditRead, forgetAuditReads } from './usecases/audit-read'
export { exportHead } from './usecases/export-head'
export { rememberCheck } from './usecases/remember-check'
export { sealAudit } from './usecases/seal-audit'
export { verifyAudit } from './usecases/verify-audit'
