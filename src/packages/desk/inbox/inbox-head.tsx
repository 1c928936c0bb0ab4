import type { ActorView } from '../../../../types/identity.contract'
import { Box, Button, Txt } from '../../../components'
import { DESK_COPY } from '../../../copy/desk'
import { DRAFTING_COPY } from '../../../copy/drafting'
import { NOTICES_COPY } from '../../../copy/notices'
import { WORK_COPY } from '../../../copy/work'
import { DEPUTY_COPY } from '../../../copy/signing'
import { openPage } from '../../../platform/navigate'
import { hasRole, seesOverview } from '../../../state/roles'
import { useUnread } from '../../../state/use-unread'
import { homesOf } from '../template-form'

interface InboxHeadProps {
  me: ActorView
  onRefresh: () => void
  /** Where there is a keyboard: what its keys do. */
  onKeys: (() => void) | undefined
  onTemplates: () => void
}

/** Who works here, and what this person may open beside the list. */
export function InboxHead({ me, onRefresh, onKeys, onTemplates }: InboxHeadProps) {
  const unread = useUnread(me.id)
  const records = hasRole(me, 'dispatcher') || hasRole(me, 'liaison')
  const hasTemplates = homesOf(me).length > 0
  const hasDeputies = hasRole(me, 'approver') || hasRole(me, 'liaison')
  const beside = [seesOverview(me), records, hasTemplates, hasDeputies].filter(Boolean).length
  return (
    <Box className='inbox__head'>
      <Txt className='text-2'>{me.name}</Txt>
      <Box className={`inbox__links ${beside > 1 ? 'inbox__links--many' : ''}`}>
        <Button kind='plain' icon='bell' label={NOTICES_COPY.badgeLabel(unread)} onPress={() => openPage('notices')}>
          {NOTICES_COPY.badge(unread)}
        </Button>
        {seesOverview(me) && (
          <Button kind='plain' icon='chart' onPress={() => openPage('overview')}>
            {DESK_COPY.overview}
          </Button>
        )}
        {records && (
          <Button kind='plain' icon='pen' onPress={() => openPage('record')}>
            {DESK_COPY.record}
          </Button>
        )}
        {hasTemplates && (
          <Button kind='plain' icon='book' onPress={onTemplates}>
            {DRAFTING_COPY.templatesTitle}
          </Button>
        )}
        {onKeys && (
          <Button kind='plain' icon='keyboard' onPress={onKeys}>
            {WORK_COPY.keys}
          </Button>
        )}
        {hasDeputies && (
          <Button kind='plain' icon='clock' onPress={() => openPage('deputies')}>
            {DEPUTY_COPY.title}
          </Button>
        )}
        <Button kind='plain' icon='refresh' onPress={onRefresh}>
          {DESK_COPY.refresh}
        </Button>
      </Box>
    </Box>
  )
}
