import type { NewDocument } from '../../shared/documents'
import { type AuditCut, type AuditSeal, CUT_ID } from '../audit.store'
import { type AuditKey, type AuditKeys, codeOfCut } from '../chain/chain'
import type { Fault } from '../chain/verify'

/** The chain is cut behind this seal: it and all before it lie in the archive. */
export function cutBehind(
  { number, code, total, sealedAt }: Pick<AuditSeal, 'number' | 'code' | 'total' | 'sealedAt'>,
  { id: keyId, key }: AuditKey,
): NewDocument<AuditCut> {
  const facts = { id: CUT_ID, number, code, total, sealedAt, keyId }
  return { ...facts, mark: codeOfCut(key, facts) }
}

/** Holds the mark of the cut against its key: without it, seals that somebody removed would pass for archived. */
export function checkCut({ version: _version, mark, ...facts }: AuditCut, keys: AuditKeys): Fault[] {
  const key = keys.find(facts.keyId)
  const at = String(facts.number)
  if (key === null) return [{ fault: 'key_unknown', at }]
  return codeOfCut(key, facts) === mark ? [] : [{ fault: 'archive_changed', at }]
}
