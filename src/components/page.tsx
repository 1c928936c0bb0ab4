import { useDidShow } from '@tarojs/taro'
import type { ReactNode } from 'react'
import { Box } from '../platform/elements'
import { useFocusOnShow } from '../platform/focus-page'
import { pageShown } from '../platform/navigate'
import { PrivacySheet } from '../platform/privacy-sheet'
import type { TabName } from '../platform/routes'
import { FilledIn, Sending } from '../platform/sending'
import { systemTextScale } from '../platform/text-scale'
import { usePreferences } from '../state/preferences.store'
import { NoticeLine } from './notice-line'
import './page.scss'
import { PageHeader } from './page-header'
import { TabBar } from './tab-bar'

interface PageProps {
  /** Title bar; the native one in the mini program, ours on h5. */
  title: string
  /** The tab that this page is; without it the page has a way back instead. */
  tab?: TabName | 'desk'
  /** A tab that was opened from another page has a way back to it too. */
  back?: boolean
  /** More room on a desk: workbench and figures. */
  wide?: boolean
  /** What is filled in on the page is on its way, as in a `<Form>`; the way back stays open. */
  sending?: boolean
  /** Stays in view at the bottom: the one action of the page. */
  footer?: ReactNode
  /** Stands in place of the title on h5 (home's greeting). */
  head?: ReactNode
  children: ReactNode
}

const ELDER_SCALE = 1.3
const scale = systemTextScale()

/** The frame of every page: theme, text size, title, content column, action bar, tabs. */
export function Page({ title, tab, back = !tab, wide, sending, footer, head, children }: PageProps) {
  const elder = usePreferences((preferences) => preferences.elder)
  useFocusOnShow()
  useDidShow(pageShown)
  const shape = [elder && 'page--elder', wide && 'page--wide', tab && 'page--tab'].filter(Boolean).join(' ')
  return (
    <Box className={`page ${shape}`} style={{ '--fs': elder ? Math.max(ELDER_SCALE, scale) : scale } as object}>
      {tab && <TabBar current={tab} />}
      {head ?? <PageHeader title={title} back={back} tabs={!tab} />}
      <Sending.Provider value={sending ?? false}>
        <FilledIn.Provider value={sending !== undefined}>
          <Box className='page__body' role='main'>
            <Box className='page__column'>{children}</Box>
          </Box>
        </FilledIn.Provider>
        {footer && (
          <Box className='page__footer'>
            <Box className='page__column page__column--footer'>{footer}</Box>
          </Box>
        )}
      </Sending.Provider>
      <NoticeLine />
      <PrivacySheet />
    </Box>
  )
}
