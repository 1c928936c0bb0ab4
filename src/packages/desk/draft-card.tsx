import type { MessageView } from '../../../types/messages.contract'
import type { ActorView } from '../../../types/identity.contract'
import { Box, Button, Callout, Card, Section, Tag, Txt } from '../../components'
import { HANDLE_COPY } from '../../copy/desk'
import { OUTCOME_WORDS } from '../../copy/terms'

/** The draft that waits: what would be published, with what this person may do about it in words. */
export function DraftCard({ view, me, onEdit }: { view: MessageView; me: ActorView; onEdit: () => void }) {
  const { draft } = view
  if (!draft || view.status !== 'awaiting_approval') return null
  const mayApprove = view.allowedActions.includes('approve_reply')
  const approver = me.grants.some((grant) => grant.role === 'approver' && grant.unitId === view.unitId)
  const own = draft.draftedBy === me.id
  return (
    <Section title={HANDLE_COPY.draft}>
      <Card>
        <Box className='stack-small'>
          <Box className='line line--between'>
            <Tag tone='info'>{OUTCOME_WORDS[draft.outcome]}</Tag>
            <Txt className='small number'>{HANDLE_COPY.draftLength(draft.body.length)}</Txt>
          </Box>
          <Txt className='text pre question' selectable>
            {draft.body}
          </Txt>
        </Box>
      </Card>
      {mayApprove && <Txt className='small'>{HANDLE_COPY.approveNote}</Txt>}
      {!mayApprove && own && approver && <Callout>{HANDLE_COPY.ownDraft}</Callout>}
      {!mayApprove && !(own && approver) && <Callout>{HANDLE_COPY.waiting}</Callout>}
      {view.allowedActions.includes('draft_reply') && (
        <Box className='line'>
          <Button kind='plain' icon='pen' onPress={onEdit}>
            {HANDLE_COPY.edit}
          </Button>
          <Txt className='small'>{HANDLE_COPY.editNote}</Txt>
        </Box>
      )}
    </Section>
  )
}
