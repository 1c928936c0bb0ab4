import { Box, Heading, Icon, Press, Txt } from '../../components'
import { HOME_COPY } from '../../copy/home'
import { usePreferences } from '../../state/preferences.store'

/** The city's name (the app's until it is known), its promise, and the elder-mode switch where the standard wants it: in sight on the first page. */
export function HomeHead({ city }: { city: string }) {
  const { elder, setElder } = usePreferences()
  return (
    <Box className='home-head' role='banner'>
      <Box className='home-head__column'>
        <Box className='home-head__text'>
          <Heading level={1} className='heading-1'>
            {city}
          </Heading>
          <Txt className='text-2'>{HOME_COPY.promise}</Txt>
        </Box>
        <Press
          className='home-head__elder'
          label={elder ? HOME_COPY.elderOff : HOME_COPY.elderOn}
          onPress={() => setElder(!elder)}
        >
          <Icon name='text' />
          <Txt>{elder ? HOME_COPY.elderOffShort : HOME_COPY.elderOnShort}</Txt>
        </Press>
      </Box>
    </Box>
  )
}
