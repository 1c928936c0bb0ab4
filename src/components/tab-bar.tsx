import { TAB_COPY } from '../copy/tabs'
import { Box, Press, Txt } from '../platform/elements'
import { openDesk, openTab } from '../platform/navigate'
import type { TabName } from '../platform/routes'
import { isCitizen, worksAtDesk } from '../state/roles'
import { useSession } from '../state/session.store'
import { Icon, type IconName } from './icon'
import './tab-bar.scss'

type Tab = TabName | 'desk'

const ICONS: Record<Tab, IconName> = {
  home: 'home',
  messages: 'message',
  desk: 'desk',
  services: 'service',
  hall: 'hall',
  me: 'person',
}

/** The tabs of this person: the workbench in place of 留言 for staff who have one. */
function useTabs(): Tab[] {
  const me = useSession((session) => session.me)
  const second: Tab[] = worksAtDesk(me) ? ['desk'] : isCitizen(me) ? ['messages'] : []
  return ['home', ...second, 'services', 'hall', 'me']
}

/**
 * Below on a phone, above on a desk; without `current` (a page above the tabs) on a desk only. Drawn by the page itself,
 * so that theme and text size reach it.
 */
export function TabBar({ current }: { current?: Tab }) {
  const tabs = useTabs()
  return (
    <Box className={`tabs ${current ? '' : 'tabs--desk'}`} role='navigation' label={TAB_COPY.label}>
      <Box className='tabs__column'>
        <Txt className='tabs__brand' decorative>
          {TAB_COPY.brand}
        </Txt>
        {tabs.map((tab) => (
          <Press
            key={tab}
            role='link'
            className={`tabs__tab ${tab === current ? 'tabs__tab--on' : ''}`}
            on={tab === current}
            onPress={() => {
              if (tab === current) return
              if (tab === 'desk') openDesk()
              else openTab(tab)
            }}
          >
            <Icon name={ICONS[tab]} />
            <Txt>{TAB_COPY[tab]}</Txt>
          </Press>
        ))}
      </Box>
    </Box>
  )
}
