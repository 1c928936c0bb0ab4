import { useState } from 'react'
import type { MessageView } from '../../../types/messages.contract'
import { MESSAGE_LIMITS } from '../../../types/messages.terms'
import { messagesApi } from '../../api/messages.api'
import { Box, Button, Callout, Refusal, Txt } from '../../components'
import { dayOfInstant, dayWordsFrom } from '../../copy/days'
import { DRAFTING_COPY } from '../../copy/drafting'
import { notify } from '../../state/notice.store'
import { useSession } from '../../state/session.store'
import { useCall } from '../../state/use-call'
import { useShowRefusal } from '../../state/use-show-refusal'
import { fillTemplate } from './fill-template'
import { ReplyNotes } from './reply-notes'
import type { ReplyText } from './reply-text'
import { SimilarSheet } from './similar-sheet'
import { TemplateSheet } from './template-sheet'

interface DraftingHelpProps {
  view: MessageView
  text: ReplyText
  onEdit: (text: ReplyText) => void
}

/** Templates, similar answers and the check, beside the reply that is being written. Nothing written is ever replaced. */
export function DraftingHelp({ view, text, onEdit }: DraftingHelpProps) {
  const me = useSession((session) => session.me)
  const [open, setOpen] = useState<'templates' | 'similar'>()
  const [check, setCheck] = useState<{ asked: string; found: Awaited<ReturnType<typeof messagesApi.checkReply>> }>()
  const checking = useCall(messagesApi.checkReply)
  useShowRefusal(checking.failure)
  const add = (more: string): void => {
    const body = [text.body.trimEnd(), more].filter(Boolean).join('\n')
    onEdit({ ...text, body: body.slice(0, MESSAGE_LIMITS.reply.max) })
    setOpen(undefined)
    notify(DRAFTING_COPY.used)
  }
  const { body, outcome, interim } = text
  const input = { id: view.id, body, interim, ...(outcome === undefined ? {} : { outcome }) }
  const asked = JSON.stringify(input)
  // Of what was changed since it says nothing.
  const checked = check?.asked === asked ? check.found : undefined
  const look = async (): Promise<void> => {
    const found = await checking.run(input)
    setCheck(found && { asked, found })
  }
  return (
    <Box className='stack-small'>
      <Box className='line drafting-help'>
        <Button kind='plain' onPress={() => setOpen('templates')}>
          {DRAFTING_COPY.templates}
        </Button>
        <Button kind='plain' onPress={() => setOpen('similar')}>
          {DRAFTING_COPY.similar}
        </Button>
        <Button kind='plain' busy={checking.busy} disabled={text.body.trim() === ''} onPress={() => void look()}>
          {DRAFTING_COPY.check}
        </Button>
      </Box>
      <Refusal failure={checking.failure} />
      {checked && (
        <Box className='stack-small' role='status' label={DRAFTING_COPY.checkTitle}>
          <ReplyNotes notes={checked.notes} />
          {checked.notes.length === 0 && <Callout tone='ok'>{DRAFTING_COPY.checkFine}</Callout>}
          {checked.promises.length > 0 && (
            <Txt className='small'>
              {DRAFTING_COPY.checkPromises +
                checked.promises
                  .map(({ dueOn }) => dayWordsFrom(dueOn, dayOfInstant(new Date().toISOString())))
                  .join('、')}
            </Txt>
          )}
        </Box>
      )}
      {open === 'templates' && me && (
        <TemplateSheet
          me={me}
          onInsert={({ body }) => add(fillTemplate(body, view, dayOfInstant(new Date().toISOString())))}
          onClose={() => setOpen(undefined)}
        />
      )}
      {open === 'similar' && (
        <SimilarSheet id={view.id} onUse={({ reply }) => add(reply)} onClose={() => setOpen(undefined)} />
      )}
    </Box>
  )
}
