import type { MessageView } from '../../../types/messages.contract'
import { MESSAGE_LIMITS, OUTCOMES } from '../../../types/messages.terms'
import type { ApiFailure } from '../../api/failure'
import { Box, Callout, Card, Chips, Section, Switch, TextAreaField, Txt } from '../../components'
import { HANDLE_COPY } from '../../copy/desk'
import { OWNERSHIP_DESK_COPY } from '../../copy/ownership'
import { OUTCOME_WORDS } from '../../copy/terms'
import { DraftFindings } from './draft-findings'
import { PresentState } from './present-state'
import { hasOpenAssist, mayGoBeforeAssists, missingIn, type ReplyText } from './reply-text'

interface ReplyComposerProps {
  view: MessageView
  text: ReplyText
  restored: boolean
  onEdit: (text: ReplyText) => void
  /** Tried to send and something is missing: says what. */
  tried: boolean
  failure: ApiFailure | undefined
}

/** 拟答复: the text and its outcome. Kept on the device while it is written, and on the page whatever the server says. */
export function ReplyComposer({ view, text, restored, onEdit, tried, failure }: ReplyComposerProps) {
  const missing = tried ? missingIn(text) : {}
  const allowed = view.allowedActions.includes('draft_reply')
  const rejected = view.status === 'processing' ? view.timeline[view.timeline.length - 1] : undefined
  return (
    <Section title={HANDLE_COPY.write}>
      {rejected?.what === 'reply_rejected' && (
        <Callout tone='warn'>
          <Txt className='text'>{HANDLE_COPY.rejected}</Txt>
          <Txt className='text pre'>{rejected.note ?? ''}</Txt>
        </Callout>
      )}
      <Box className={failure ? 'composer composer--beside' : 'composer'}>
        <Card>
          <Box className='stack'>
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
            <Box className='stack-small'>
              <Txt className='field__label' decorative>
                {HANDLE_COPY.outcome}
              </Txt>
              <Chips
                label={HANDLE_COPY.outcome}
                value={text.outcome}
                options={OUTCOMES.map((outcome) => ({ value: outcome, label: OUTCOME_WORDS[outcome] }))}
                onChange={(outcome) => onEdit({ ...text, outcome })}
              />
              {missing.outcome && (
                <Box className='field__error' role='alert'>
                  {missing.outcome}
                </Box>
              )}
            </Box>
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
            <Txt className='small'>{restored ? HANDLE_COPY.restored : HANDLE_COPY.kept}</Txt>
          </Box>
        </Card>
        {failure && <PresentState failure={failure} id={view.id} mine={text.body} />}
      </Box>
    </Section>
  )
}
