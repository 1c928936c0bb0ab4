import type { MessagesContract } from '../../../types/messages.contract'
import { auditList, auditRead } from '../../audit'
import type { Actor } from '../../shared/kernel/actor'
import type { Handlers } from '../../shared/function/served-module'
import type { MessagesDeps } from '../deps'
import { similarAnswers } from '../drafting/similar-answers'
import { readSheet } from '../usecases/keep-sheet'
import { probableDuplicates } from '../usecases/probable-duplicates'
import { compareDrafts } from '../usecases/read-drafts'
import { readInbox } from '../usecases/read-inbox'
import { filterFacts } from './inbox-filter'
import { searchMessages } from './search-messages'

type Noted = 'inbox' | 'search' | 'similar_answers' | 'probable_duplicates' | 'draft_difference' | 'read_sheet'
const IN_THE_CITY = { kind: 'city', id: 'messages' } as const

/**
 * What the staff read beside a message that they open, written down before it is shown: lists that they ask for beyond
 * what waits for them, and texts about a message. Which reads are written and which are not, and why: ADR 0012.
 */
export function notedReads(deps: MessagesDeps): Handlers<Pick<MessagesContract, Noted>> {
  const duplicates = probableDuplicates(deps)
  const similar = similarAnswers(deps)
  const ofMessage = (actor: Actor, procedure: Noted, id: string) =>
    ({ actor, action: `messages.${procedure}`, subject: { kind: 'message', id } }) as const
  return {
    inbox: async ({ actor, input }) => {
      const page = await readInbox(deps)(actor, input)
      const what = filterFacts(input)
      // What waits for a person is shown without their asking, all day long: nothing is written then, nor read.
      const filters = Object.keys(what).length
      if (filters > 0 && page.items.length > 0)
        await auditRead(deps, {
          actor,
          action: 'messages.inbox',
          subject: IN_THE_CITY,
          what: { ...what, found: page.items.length },
          apart: JSON.stringify(what),
        })
      return page
    },
    search: async ({ actor, input }) => {
      const found = await searchMessages(deps)(actor, input)
      // What was looked for stays unwritten: it may be a name.
      if (actor.kind === 'staff')
        await auditList(deps, { actor, action: 'messages.search', subject: IN_THE_CITY }, idsOf(found.items))
      return found
    },
    similar_answers: async ({ actor, input }) => {
      const answers = await similar(actor, input)
      // What stands in public anyway is nobody's message.
      const shown = answers.items.flatMap(({ messageId }) => messageId ?? [])
      await auditList(deps, ofMessage(actor, 'similar_answers', input.id), shown)
      return answers
    },
    probable_duplicates: async ({ actor, input }) => {
      const probable = await duplicates(actor, input)
      await auditList(deps, ofMessage(actor, 'probable_duplicates', input.id), idsOf(probable.items))
      return probable
    },
    draft_difference: async ({ actor, input }) => {
      const difference = await compareDrafts(deps)(actor, input)
      await auditRead(deps, ofMessage(actor, 'draft_difference', input.id))
      return difference
    },
    read_sheet: async ({ actor, input }) => {
      const sheet = await readSheet(deps)(actor, input)
      await auditRead(deps, ofMessage(actor, 'read_sheet', input.id))
      return sheet
    },
  }
}

const idsOf = (items: readonly { readonly id: string }[]): string[] => items.map(({ id }) => id)
