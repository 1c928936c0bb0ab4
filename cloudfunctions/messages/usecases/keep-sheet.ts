import type { ParsedInputOf } from '../../../types/wire.contract'
import type { MessagesContract } from '../../../types/messages.contract'
import type { SheetType } from '../../../types/messages.terms'
import type { Actor } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import type { MessagesDeps } from '../deps'
import { requireAllowed } from '../domain/message.rights'
import { messages } from '../messages.store'
import { missingParts, storedSheets } from '../sheet.store'
import { toView } from '../view'
import { actingNow, known, seeingAs } from './act'
import { requireDraftReader } from './read-drafts'

/** One part of a signed sheet, from whoever may publish with it. */
export const uploadSheet =
  (deps: MessagesDeps) =>
  async (actor: Actor, input: ParsedInputOf<MessagesContract['upload_sheet']>): Promise<{ missing: number[] }> => {
    const { id, sheetId, part, of, data } = input
    const acting = actingNow(deps, actor)
    const directory = await deps.directory.current()
    const message = known(await deps.store.get(messages, id), id, actor)
    requireAllowed(message, 'publish_signed_on_paper', actor, acting.today, undefined, () =>
      toView(message, seeingAs(acting, directory)),
    )
    const sheet = await storedSheets(deps).keepPart({
      messageId: id,
      sheetId,
      part,
      of,
      data,
      uploadedBy: actor.id,
      at: acting.now,
    })
    return { missing: missingParts(sheet) }
  }

/** One part of the sheet of a published reply, for the house. */
export const readSheet =
  (deps: MessagesDeps) =>
  async (
    actor: Actor,
    { id, sheetId, part }: ParsedInputOf<MessagesContract['read_sheet']>,
  ): Promise<{ data: string; of: number; type: SheetType }> => {
    const message = known(await deps.store.get(messages, id), id, actor)
    requireDraftReader(message, actor)
    const paper = message.replies.find((reply) => reply.paper?.sheetId === sheetId.toLowerCase())?.paper
    const data = paper === undefined ? null : await storedSheets(deps).readPart(id, sheetId, part)
    if (paper === undefined || data === null) throw new DomainError('not_found', { messageId: id })
    return { data, of: paper.sheetParts, type: paper.sheetType }
  }
