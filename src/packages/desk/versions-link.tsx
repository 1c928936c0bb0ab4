import type { ActorView } from '../../../types/identity.contract'
import type { MessageView } from '../../../types/messages.contract'
import { Box, Button } from '../../components'
import { SIGNING_COPY } from '../../copy/signing'
import { openPage } from '../../platform/navigate'

/** To every saved draft, for those in the house who may read drafts; a mailbox's holder reads what was published. */
export function VersionsLink({ view, me }: { view: MessageView; me: ActorView }) {
  const reads = me.grants.some(({ role }) => role !== 'post_holder')
  const written =
    view.draft !== undefined || view.timeline.some(({ what }) => what === 'reply_drafted' || what === 'replied')
  if (!reads || !written) return null
  return (
    <Box>
      <Button kind='plain' edge icon='clock' onPress={() => openPage('drafts', { id: view.id })}>
        {SIGNING_COPY.versions}
      </Button>
    </Box>
  )
}
