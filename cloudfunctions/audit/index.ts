export { appendAudit } from './append-audit'
export type { AuditFacts, AuditNote } from './audit-entry'
export { auditEntries, auditHeads, auditPending, auditSeals } from './audit.store'
