import { ACTION_COPY } from '../copy/actions'
import { Box, Heading, Press } from '../platform/elements'
import { goBack } from '../platform/navigate'
import { Icon } from './icon'
import './page-header.scss'
import { TabBar } from './tab-bar'

interface PageHeaderProps {
  title: string
  back: boolean
  /** The page is above the tabs: on a desk they stand over it all the same. */
  tabs: boolean
}

/** Title and way back on h5, where Taro draws neither. */
export const PageHeader = ({ title, back, tabs }: PageHeaderProps) => (
  <>
    {tabs && <TabBar />}
    <Box className='page-header' role='banner'>
      <Box className='page-header__column'>
        {back && (
          <Press className='page-header__back' label={ACTION_COPY.back} onPress={goBack}>
            <Icon name='back' />
          </Press>
        )}
        <Heading level={1} className='page-header__title'>
          {title}
        </Heading>
      </Box>
    </Box>
  </>
)
