import type { DraftingContract, ReplyTemplate } from '../../../types/messages.drafting.contract'
import { TEMPLATE_LIMITS, TEMPLATE_VARIABLES, variablesIn } from '../../../types/messages.drafting.terms'
import type { MessageKind } from '../../../types/messages.terms'
import type { ParsedInputOf } from '../../../types/wire.contract'
import { appendAudit } from '../../audit'
import type { Directory } from '../../hall'
import { defineCollection, type StoredDocument, type Transaction } from '../../shared/documents'
import { type Actor, hasRole, hasUnitRole, unitsOf } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import type { Instant } from '../../shared/kernel/local-date'
import { COPY } from '../copy'
import type { MessagesDeps } from '../deps'

/** A text to start a reply from; `scope` is a unit's id, or `city`. */
export interface StoredTemplate extends StoredDocument {
  readonly scope: string
  readonly title: string
  readonly body: string
  readonly kind?: MessageKind
  readonly savedBy: string
  readonly savedAt: Instant
}
export const replyTemplates = defineCollection<StoredTemplate>('reply_templates', [
  { name: 'by_scope', equals: ['scope'], order: 'savedAt' },
])

/** Never a unit's id: those have no spaces. */
const CITY = 'city scope'

/** Who keeps templates: a unit's liaison and approvers theirs, the chief those of the city. */
const mayEdit = (actor: Actor, scope: string): boolean =>
  scope === CITY
    ? hasRole(actor, 'chief')
    : hasUnitRole(actor, 'liaison', scope) || hasUnitRole(actor, 'approver', scope)

const toTemplate = (stored: StoredTemplate, actor: Actor, directory: Directory): ReplyTemplate => ({
  id: stored.id,
  ...(stored.scope === CITY ? {} : { unitId: stored.scope, unitName: directory.nameOf(stored.scope) }),
  title: stored.title,
  body: stored.body,
  ...(stored.kind === undefined ? {} : { kind: stored.kind }),
  version: stored.version,
  mayEdit: mayEdit(actor, stored.scope),
})

/** What this person may start a reply from: their units' first, then the city's, by title. A sub-unit has its parent's too. */
export const listTemplates =
  ({ store, directory: source }: MessagesDeps) =>
  async (actor: Actor): Promise<{ items: ReplyTemplate[] }> => {
    const directory = await source.current()
    const units = unitsOf(actor, ['handler', 'approver', 'liaison']).flatMap((unitId) => [...directory.lineOf(unitId)])
    const pages = await Promise.all(
      [...new Set([...units, CITY])].map((scope) =>
        store.query(replyTemplates, { index: 'by_scope', equals: { scope }, limit: TEMPLATE_LIMITS.each }),
      ),
    )
    const items = pages.flatMap((page) => [...page.items].sort((a, b) => a.title.localeCompare(b.title, 'zh')))
    return { items: items.map((stored) => toTemplate(stored, actor, directory)) }
  }

/** @throws DomainError `forbidden`, `conflict` with the present text, `invalid_input` for a variable that does not exist. */
export const saveTemplate =
  (deps: MessagesDeps) =>
  async (actor: Actor, input: ParsedInputOf<DraftingContract['save_reply_template']>): Promise<ReplyTemplate> => {
    const directory = await deps.directory.current()
    const unknown = variablesIn(input.body).filter((name) => !(TEMPLATE_VARIABLES as readonly string[]).includes(name))
    if (unknown.length > 0) throw new DomainError('invalid_input', {}, { fields: { body: COPY.unknownVariable } })
    const { title, body, kind } = input
    const text = { title, body, ...(kind === undefined ? {} : { kind }), savedBy: actor.id, savedAt: deps.clock.now() }
    if (input.id !== undefined) {
      const on = { id: input.id, version: input.version ?? 0 }
      return changeTemplate(deps, actor, directory, on, 'messages.save_reply_template', (transaction, stored) => {
        const { kind: _before, ...rest } = stored
        const next = { ...rest, ...text }
        transaction.put(replyTemplates, next)
        return toTemplate({ ...next, version: stored.version + 1 }, actor, directory)
      })
    }
    const scope = input.unitId ?? CITY
    if (!mayEdit(actor, scope)) throw new DomainError('forbidden')
    const full = await deps.store.query(replyTemplates, {
      index: 'by_scope',
      equals: { scope },
      limit: TEMPLATE_LIMITS.each,
    })
    if (full.items.length >= TEMPLATE_LIMITS.each)
      throw new DomainError('invalid_input', {}, { fields: { title: COPY.tooManyTemplates(TEMPLATE_LIMITS.each) } })
    const id = deps.ids.next()
    await deps.store.transact(async (transaction) => {
      transaction.insert(replyTemplates, { id, scope, ...text })
      audit(deps, transaction, actor, 'messages.save_reply_template', id)
    })
    return toTemplate({ id, version: 1, scope, ...text }, actor, directory)
  }

/** @throws DomainError `not_found`, `forbidden`, `conflict` */
export const removeTemplate =
  (deps: MessagesDeps) =>
  async (actor: Actor, on: { id: string; version: number }): Promise<{ id: string }> => {
    const directory = await deps.directory.current()
    return changeTemplate(deps, actor, directory, on, 'messages.remove_reply_template', (transaction, stored) => {
      transaction.remove(replyTemplates, stored)
      return { id: on.id }
    })
  }

const changeTemplate = <Result>(
  deps: MessagesDeps,
  actor: Actor,
  directory: Directory,
  { id, version }: { id: string; version: number },
  action: string,
  work: (transaction: Transaction, stored: StoredTemplate) => Result,
): Promise<Result> =>
  deps.store.transact(async (transaction) => {
    const stored = await transaction.get(replyTemplates, id)
    const seen = stored !== null && (stored.scope === CITY || mayEdit(actor, stored.scope))
    if (stored === null || !seen) throw new DomainError('not_found', { id })
    if (!mayEdit(actor, stored.scope)) throw new DomainError('forbidden', { id })
    if (stored.version !== version)
      throw new DomainError(
        'conflict',
        { id },
        { current: toTemplate(stored, actor, directory), say: COPY.templateChanged },
      )
    audit(deps, transaction, actor, action, id)
    return work(transaction, stored)
  })

const audit = (
  { ids, clock }: MessagesDeps,
  transaction: Transaction,
  actor: Actor,
  action: string,
  id: string,
): void =>
  appendAudit(transaction, ids, {
    actor,
    at: clock.now(),
    action,
    subject: { kind: 'policy', id: `reply_template.${id}` },
  })
