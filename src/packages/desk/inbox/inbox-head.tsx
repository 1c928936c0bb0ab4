import type { ActorView } from '../../../../types/identity.contract'
import { Box, Button, Txt } from '../../../components'
import { DESK_COPY } from '../../../copy/desk'
import { openPage } from '../../../platform/navigate'
import { hasRole, seesOverview } from '../../../state/roles'

/** Who works here, and what this person may open beside the list. */
export const InboxHead = ({ me, onRefresh }: { me: ActorView; onRefresh: () => void }) => (
  <Box className='inbox__head'>
    <Txt className='text-2'>{me.name}</Txt>
    <Box className='inbox__links'>
      {seesOverview(me) && (
        <Button kind='plain' icon='chart' onPress={() => openPage('overview')}>
          {DESK_COPY.overview}
        </Button>
      )}
      {(hasRole(me, 'dispatcher') || hasRole(me, 'liaison')) && (
        <Button kind='plain' icon='pen' onPress={() => openPage('record')}>
          {DESK_COPY.record}
        </Button>
      )}
      <Button kind='plain' icon='refresh' onPress={onRefresh}>
        {DESK_COPY.refresh}
      </Button>
    </Box>
  </Box>
)
