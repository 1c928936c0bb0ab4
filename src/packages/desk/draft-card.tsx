import type { ActorView } from '../../../types/identity.contract'
import type { MessageView } from '../../../types/messages.contract'
import { messagesApi } from '../../api/messages.api'
import { Box, Button, Callout, Card, Icon, OutcomeTag, Press, ReplyFiles, Section, Tag, Txt } from '../../components'
import { dayOfInstant, dayWordsFrom, minutesSince } from '../../copy/days'
import { HANDLE_COPY } from '../../copy/desk'
import { REPLY_FILES_COPY } from '../../copy/files'
import { OWNERSHIP_DESK_COPY } from '../../copy/ownership'
import { SIGNING_COPY, WRITING_COPY } from '../../copy/signing'
import { useRequest } from '../../state/use-request'
import { DraftText } from './draft-text'
import { SigningProgress } from './signing-progress'
import { ReplyNotes } from './reply-notes'

interface DraftCardProps {
  view: MessageView
  me: ActorView
  /** Positions of the promises that the approver makes public. */
  ticked: readonly number[]
  onTick: (at: number) => void
  onEdit: () => void
}

/** The draft that waits: what would be published, with what this person may do about it in words. */
export function DraftCard({ view, me, ticked, onTick, onEdit }: DraftCardProps) {
  const { draft } = view
  if (!draft || view.status !== 'awaiting_approval') return null
  const today = dayOfInstant(new Date().toISOString())
  const mayApprove = view.allowedActions.includes('approve_reply')
  const approver = me.grants.some((grant) => grant.role === 'approver' && grant.unitId === view.unitId)
  const ownDraft = approver && [draft.draftedBy, ...(draft.earlierDrafters ?? [])].includes(me.id)
  return (
    <Section title={HANDLE_COPY.draft}>
      <Card>
        <Box className='stack-small'>
          <Box className='line line--between'>
            <Box className='line'>
              {draft.interim && <Tag tone='warn'>{HANDLE_COPY.interim}</Tag>}
              <OutcomeTag outcome={draft.outcome} />
            </Box>
            <Txt className='small number'>{HANDLE_COPY.draftLength(draft.body.length)}</Txt>
          </Box>
          <DraftText key={draft.number} view={view} me={me} draft={draft} />
          <ReplyFiles messageId={view.id} files={draft.files} />
          {draft.files && <Txt className='small'>{REPLY_FILES_COPY.approveNote}</Txt>}
          {draft.openAssistsReason !== undefined && (
            <Callout tone='warn'>
              <Txt className='text'>{OWNERSHIP_DESK_COPY.openAssistsStated}</Txt>
              <Txt className='text pre'>{draft.openAssistsReason}</Txt>
            </Callout>
          )}
        </Box>
      </Card>
      <ReplyNotes notes={draft.notes} />
      {mayApprove && draft.promises.some(({ dueOn }) => dueOn >= today) && (
        <Card label={HANDLE_COPY.promisesFound}>
          <Box className='stack-small'>
            <Txt className='heading-3 text'>{HANDLE_COPY.promisesFound}</Txt>
            <Txt className='small'>{HANDLE_COPY.promisesNote}</Txt>
            {draft.promises.map((promise, at) =>
              promise.dueOn < today ? null : (
                <Press
                  key={`${at}`}
                  role='checkbox'
                  className={`tick ${ticked.includes(at) ? 'tick--on' : ''}`}
                  on={ticked.includes(at)}
                  onPress={() => onTick(at)}
                >
                  <Box className='tick__box' decorative>
                    {ticked.includes(at) && <Icon name='check' />}
                  </Box>
                  <Box className='row__text'>
                    <Txt>{promise.text}</Txt>
                    <Txt className='small'>{HANDLE_COPY.promiseDue(dayWordsFrom(promise.dueOn, today))}</Txt>
                  </Box>
                </Press>
              ),
            )}
          </Box>
        </Card>
      )}
      <SigningProgress view={view} />
      {mayApprove && <Editors id={view.id} />}
      {mayApprove && !approver && <Callout icon='person'>{SIGNING_COPY.youAreDeputy}</Callout>}
      {mayApprove && (
        <Txt className='small'>
          {draft.steps.length - draft.approvals.length > 1 ? SIGNING_COPY.approveStepNote : HANDLE_COPY.approveNote}
        </Txt>
      )}
      {!mayApprove && (
        <Callout icon={ownDraft ? 'lock' : 'clock'}>{ownDraft ? HANDLE_COPY.ownDraft : HANDLE_COPY.waiting}</Callout>
      )}
      {view.allowedActions.includes('draft_reply') && (
        <Box className='line'>
          <Button kind='plain' edge icon='pen' onPress={onEdit}>
            {HANDLE_COPY.edit}
          </Button>
          <Txt className='small'>{approver ? HANDLE_COPY.editNoteApprover : HANDLE_COPY.editNote}</Txt>
        </Box>
      )}
    </Section>
  )
}

/** Who is changing the text while the leader reads it: what is approved is what was read, and an edit asks again. */
function Editors({ id }: { id: string }) {
  const { data } = useRequest(`editors/${id}`, () => messagesApi.editors({ id }))
  const [first] = data?.others ?? []
  return first ? <Callout icon='pen'>{WRITING_COPY.editing(first.name, minutesSince(first.since))}</Callout> : null
}
