import { defineCollection, type DocumentStore, scan, type StoredDocument } from '../../shared/documents'
import type { Clock } from '../../shared/kernel/clock'
import { keptFor } from '../../shared/kernel/kept-for'
import type { Instant } from '../../shared/kernel/local-date'
import type { PolicyOverride } from '../domain/message.policy'

/** A unit's own times, id = the unit's; `earlier`: what held before, newest first. */
export interface UnitPolicy extends StoredDocument, PolicyState {
  readonly earlier: readonly PolicyState[]
}
export interface PolicyState {
  readonly overrides: readonly PolicyOverride[]
  readonly changedBy: string
  readonly changedAt: Instant
}
export const unitPolicies = defineCollection<UnitPolicy>('unit_policies', [{ name: 'by_id', equals: [] }])

/** How long a process may dispatch by its copy, milliseconds. */
const FRESH_MS = 5_000

/** The overrides of all units; asked with every dispatch, read from the store every five seconds at most. */
export interface PolicySource {
  current(): Promise<readonly PolicyOverride[]>
}

export const storedPolicies = (store: DocumentStore, clock: Clock): PolicySource => ({
  current: keptFor(FRESH_MS, clock, () => readOverrides(store)),
})

async function readOverrides(store: DocumentStore): Promise<readonly PolicyOverride[]> {
  const found: PolicyOverride[] = []
  for await (const page of scan(store, unitPolicies, { index: 'by_id', equals: {} }))
    found.push(...page.flatMap(({ overrides }) => overrides))
  return found
}
