import { useState } from 'react'
import type { MessageView } from '../../../types/messages.contract'
import { MESSAGE_LIMITS, OUTCOMES } from '../../../types/messages.terms'
import type { ApiFailure } from '../../api/failure'
import { Box, Button, Callout, Card, ChipsField, Form, Section, Switch, TextAreaField, Txt } from '../../components'
import { instantWords, minutesSince } from '../../copy/days'
import { HANDLE_COPY } from '../../copy/desk'
import { OWNERSHIP_DESK_COPY } from '../../copy/ownership'
import { SIGNING_COPY, WRITING_COPY } from '../../copy/signing'
import { OUTCOME_WORDS } from '../../copy/terms'
import { DraftFindings } from './draft-findings'
import { DraftingHelp } from './drafting-help'
import { PresentState } from './present-state'
import { ReplyFilesField } from './reply-files-field'
import { hasOpenAssist, mayGoBeforeAssists, missingIn } from './reply-text'
import { TwoTexts } from './two-texts'
import { useEditing } from './use-editing'
import type { ReplyDraftState } from './use-reply-draft'
import type { ReplyFilesState } from './use-reply-files'

interface ReplyComposerProps {
  view: MessageView
  draft: ReplyDraftState
  files: ReplyFilesState
  /** Tried to send and something is missing: says what. */
  tried: boolean
  sending: boolean
  failure: ApiFailure | undefined
}

/** 拟答复: the text and its outcome. Kept on the device while it is written, and on the page whatever the server says. */
export function ReplyComposer({ view, draft, files, tried, sending, failure }: ReplyComposerProps) {
  const { text, restored, savedAt, elsewhere, edit: onEdit } = draft
  const missing = tried ? missingIn(text) : {}
  const allowed = view.allowedActions.includes('draft_reply')
  const others = useEditing(view.id, allowed)
  const [rejectedShown, showRejected] = useState(false)
  const rejected = view.status === 'processing' ? view.timeline[view.timeline.length - 1] : undefined
  return (
    <Section title={HANDLE_COPY.write}>
      {rejected?.what === 'reply_rejected' && (
        <Callout tone='warn'>
          <Txt className='text'>{HANDLE_COPY.rejected}</Txt>
          <Txt className='text pre'>{rejected.note ?? ''}</Txt>
          {view.draft?.rejected && (
            <Txt className='small'>
              {SIGNING_COPY.rejectedBy(view.draft.rejected.name, instantWords(view.draft.rejected.at))}
            </Txt>
          )}
          {view.draft && view.draft.body !== text.body && (
            <>
              <Button kind='plain' edge onPress={() => showRejected(!rejectedShown)}>
                {rejectedShown ? WRITING_COPY.hideRejected : WRITING_COPY.rejectedText}
              </Button>
              {rejectedShown && (
                <Txt className='text pre' selectable>
                  {view.draft.body}
                </Txt>
              )}
            </>
          )}
        </Callout>
      )}
      {others.length > 0 && (
        <Callout icon='pen' live>
          <Txt className='text'>
            {others.map(({ name, since }) => WRITING_COPY.editing(name, minutesSince(since))).join('，')}
          </Txt>
          <Txt className='small'>{WRITING_COPY.editingNote}</Txt>
        </Callout>
      )}
      {elsewhere && (
        <Form sending={sending}>
          <TwoTexts mine={text.body} theirs={elsewhere} onChoose={draft.choose} />
        </Form>
      )}
      <Box className={failure ? 'composer composer--beside' : 'composer'}>
        <Card>
          <Form sending={sending}>
            {!allowed && <Callout tone='warn'>{HANDLE_COPY.cannotSend}</Callout>}
            <TextAreaField
              label={HANDLE_COPY.writeLabel}
              placeholder={HANDLE_COPY.writePlaceholder}
              rows={8}
              maxLength={MESSAGE_LIMITS.reply.max}
              value={text.body}
              error={missing.body ?? failure?.fields.body}
              onChange={(body) => onEdit({ ...text, body, dismissals: undefined })}
            />
            {failure?.fields.body !== undefined && (
              <DraftFindings
                id={view.id}
                body={text.body}
                dismissals={text.dismissals ?? []}
                onDismiss={(dismissals) => onEdit({ ...text, dismissals })}
              />
            )}
            {allowed && <DraftingHelp view={view} text={text} onEdit={onEdit} />}
            <ChipsField
              label={HANDLE_COPY.outcome}
              value={text.outcome}
              options={OUTCOMES.map((outcome) => ({ value: outcome, label: OUTCOME_WORDS[outcome] }))}
              onChange={(outcome) => onEdit({ ...text, outcome })}
              error={missing.outcome}
            />
            {allowed && (
              <ReplyFilesField messageId={view.id} files={files} tried={tried} error={failure?.fields.files} />
            )}
            {hasOpenAssist(view) && !text.interim && (
              <TextAreaField
                label={OWNERSHIP_DESK_COPY.openAssistsLabel}
                placeholder={OWNERSHIP_DESK_COPY.openAssistsPlaceholder}
                rows={2}
                maxLength={MESSAGE_LIMITS.reason.max}
                value={text.openAssistsReason ?? ''}
                error={tried && !mayGoBeforeAssists(view, text) ? OWNERSHIP_DESK_COPY.openAssistsMissing : undefined}
                onChange={(openAssistsReason) => onEdit({ ...text, openAssistsReason })}
              />
            )}
            <Switch
              label={HANDLE_COPY.interimSwitch}
              note={HANDLE_COPY.interimNote}
              on={text.interim}
              onChange={(interim) => onEdit({ ...text, interim })}
            />
            {restored && <Txt className='small'>{HANDLE_COPY.restored}</Txt>}
            <Txt className='small'>{savedAt ? WRITING_COPY.saved(instantWords(savedAt)) : HANDLE_COPY.kept}</Txt>
          </Form>
        </Card>
        {failure && <PresentState failure={failure} id={view.id} mine={text.body} besides={['body', 'files']} />}
      </Box>
    </Section>
  )
}
