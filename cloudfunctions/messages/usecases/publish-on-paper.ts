import type { MessagesContract, MessageView } from '../../../types/messages.contract'
import type { ApproverLevel, ParsedInputOf } from '../../../types/wire.contract'
import type { Actor } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { sha256 } from '../../shared/kernel/ids'
import { DAY_MS, type Instant } from '../../shared/kernel/local-date'
import { approversAmong } from '../approvers'
import { COPY } from '../copy'
import type { MessagesDeps } from '../deps'
import { wroteOfIt } from '../domain/approval'
import type { Message } from '../domain/message'
import { standingsOf } from '../domain/message.rights'
import { KEEP_UNSENT } from '../domain/message.policy'
import { type NamedSigner, publishSignedOnPaper, type SignedSheet } from '../domain/paper'
import { messages } from '../messages.store'
import { missingParts, storedSheets } from '../sheet.store'
import { act, known } from './act'
import { withFilesSent } from './send-files'

/** 线下审签: the sheet is there, the people named are approvers of the unit; the domain decides whether they could sign. */
export const publishOnPaper =
  (deps: MessagesDeps) =>
  async (actor: Actor, input: ParsedInputOf<MessagesContract['publish_signed_on_paper']>): Promise<MessageView> => {
    const found = known(await deps.store.get(messages, input.id), input.id, actor)
    const [approvers, sheet] = await Promise.all([approversOf(deps, found), findSheet(deps, actor, input)])
    return act(deps, actor, 'publish_signed_on_paper', input, (message, acting, _directory, transaction) => {
      if (sheet === null || message.replies.some(({ paper }) => paper?.sheetId === sheet.sheetId))
        throw new DomainError('invalid_input', {}, { fields: { sheetId: COPY.noSheet } })
      const signers = input.approverIds.flatMap((id) => approvers.filter((approver) => approver.id === id))
      const { contentHash, filesShown, promises } = input
      const published = publishSignedOnPaper(message, { contentHash, filesShown, promises, sheet, signers }, acting)
      return withFilesSent(transaction, message, published)
    })
  }

/** Who may be named: nobody who drafted it. */
export const listPaperSigners =
  (deps: MessagesDeps) =>
  async (
    actor: Actor,
    { id }: { id: string },
  ): Promise<{ items: { id: string; name: string; level?: ApproverLevel }[] }> => {
    const message = known(await deps.store.get(messages, id), id, actor)
    if (!standingsOf(message, actor).includes('handler')) throw new DomainError('forbidden', { messageId: id })
    const approvers = await approversOf(deps, message)
    return { items: approvers.filter(({ id: approverId }) => !wroteOfIt(approverId, message)) }
  }

/** The approvers of the unit that leads. */
const approversOf = async ({ people }: MessagesDeps, { unitId }: Message): Promise<NamedSigner[]> =>
  unitId === null ? [] : approversAmong(await people.staffOf(unitId), unitId)

/** The whole sheet, uploaded by this person for this message; null: something is missing. */
async function findSheet(
  deps: MessagesDeps,
  actor: Actor,
  { id, sheetId }: { id: string; sheetId: string },
): Promise<SignedSheet | null> {
  const sheet = await storedSheets(deps).find(id, sheetId)
  if (sheet?.type === undefined || sheet.uploadedBy !== actor.id || missingParts(sheet).length > 0) return null
  if (goesSoon(sheet.at, deps.clock.now())) return null
  return {
    sheetId: sheet.sheetId,
    sheetHash: sha256(sheet.hashes.join()),
    sheetType: sheet.type,
    sheetParts: sheet.parts,
  }
}

/** In its last day before it is purged (`purge-unsent.ts`), so that the two never meet: it is uploaded again. */
const goesSoon = (uploadedAt: Instant, now: Instant): boolean =>
  Date.parse(now) - Date.parse(uploadedAt) > (KEEP_UNSENT.sheets.amount - 1) * DAY_MS
