import { CITIZEN_STATUSES, type CitizenStatus } from '../../types/messages.terms'
import { CITIZEN_STATUS_WORDS } from '../copy/terms'
import { Box, Txt } from '../platform/elements'
import './steps.scss'

/** The five words a citizen understands, in their order, with where it stands now. */
export const Steps = ({ now, label }: { now: CitizenStatus; label: string }) => {
  const at = CITIZEN_STATUSES.indexOf(now)
  return (
    <Box className='steps' role='img' label={`${label}：${CITIZEN_STATUS_WORDS[now]}`}>
      {CITIZEN_STATUSES.map((status, index) => (
        <Box
          key={status}
          className={`steps__step ${index <= at ? 'steps__step--done' : ''} ${index === at ? 'steps__step--now' : ''}`}
        >
          <Box className='steps__dot' />
          <Txt>{CITIZEN_STATUS_WORDS[status]}</Txt>
        </Box>
      ))}
    </Box>
  )
}
