import type { DraftDifference, DraftVersionView } from '../../../types/messages.contract'
import type { Actor } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { COPY } from '../copy'
import type { MessagesDeps } from '../deps'
import { baseOf, type DraftVersion, KEPT_VERSIONS } from '../domain/draft-version'
import { draftDifference } from '../draft-difference'
import type { Message } from '../domain/message'
import { standingsOf, worksOn } from '../domain/message.rights'
import { draftVersions, messages } from '../messages.store'
import { known } from './act'

/** The saved drafts, oldest first. */
export const listDraftVersions =
  (deps: MessagesDeps) =>
  async (actor: Actor, { id }: { id: string }): Promise<{ items: DraftVersionView[] }> => {
    const { message, versions } = await readVersions(deps, actor, id)
    return { items: versions.map((version) => toVersionView(version, message)) }
  }

/** What changed between two saved drafts. */
export const compareDrafts =
  (deps: MessagesDeps) =>
  async (
    actor: Actor,
    input: { id: string; from?: number | undefined; to?: number | undefined },
  ): Promise<DraftDifference> => {
    const { message, versions } = await readVersions(deps, actor, input.id)
    const find = (number: number, field: 'from' | 'to'): DraftVersion => {
      const found = versions.find((version) => version.number === number)
      if (found === undefined) throw new DomainError('invalid_input', {}, { fields: { [field]: COPY.noSuchDraft } })
      return found
    }
    const to = input.to === undefined ? versions.at(-1) : find(input.to, 'to')
    if (to === undefined) throw new DomainError('invalid_input', {}, { fields: { to: COPY.noSuchDraft } })
    const from =
      input.from === undefined ? baseOf(to, versions, message.draftDecisions ?? []) : find(input.from, 'from')
    return {
      ...(from !== undefined ? { from: toVersionView(from, message) } : {}),
      to: toVersionView(to, message),
      parts: from === undefined ? [{ what: 'kept', text: to.body }] : draftDifference(from.body, to.body),
      ...filesDiffer(from?.files, to.files),
    }
  }

/** Which files came and went; one that is called as before and holds something else did both. */
function filesDiffer(
  before: DraftVersion['files'] = [],
  after: DraftVersion['files'] = [],
): Pick<DraftDifference, 'files'> {
  const without = (these: typeof before, those: typeof before): string[] =>
    these
      .filter((one) => !those.some(({ name, hash }) => name === one.name && hash === one.hash))
      .map(({ name }) => name)
  const [added, removed] = [without(after, before), without(before, after)]
  return added.length + removed.length === 0 ? {} : { files: { added, removed } }
}

/** @throws DomainError `not_found` for who may not know of the message, `forbidden` for who may not read drafts. */
async function readVersions(
  deps: MessagesDeps,
  actor: Actor,
  id: string,
): Promise<{ message: Message; versions: readonly DraftVersion[] }> {
  const message = known(await deps.store.get(messages, id), id, actor)
  requireDraftReader(message, actor)
  const { items } = await deps.store.query(draftVersions, {
    index: 'by_message',
    equals: { messageId: id },
    limit: KEPT_VERSIONS,
  })
  return { message, versions: items }
}

/** @throws DomainError `forbidden` for who may not read drafts and what goes with them. */
export function requireDraftReader(message: Message, actor: Actor): void {
  if (!worksOn(standingsOf(message, actor))) throw new DomainError('forbidden', { messageId: message.id })
}

const toVersionView = (version: DraftVersion, message: Message): DraftVersionView => ({
  number: version.number,
  round: version.round,
  by: version.draftedByName,
  at: version.draftedAt,
  contentHash: version.contentHash,
  outcome: version.outcome,
  interim: version.interim,
  length: version.body.length,
  ...(version.files === undefined ? {} : { files: version.files.map(({ kind, name }) => ({ kind, name })) }),
  decisions: (message.draftDecisions ?? [])
    .filter(({ number }) => number === version.number)
    .map(({ what, name, at, reason }) => ({ what, by: name, at, ...(reason !== undefined ? { reason } : {}) })),
})
