import type { HallUnit } from '../../../types/hall.contract'
import { Box, Button, Heading, Refusal, Txt } from '../../components'
import { answeringWords, HALL_COPY, PLATFORM_WORDS } from '../../copy/hall'
import { openPage } from '../../platform/navigate'
import { useAction } from '../../state/use-action'

interface HallAccountProps {
  unit: HallUnit
  account: NonNullable<HallUnit['account']>
  following: boolean
  /** Absent for staff, who follow nothing. */
  onFollow: (() => Promise<void>) | undefined
  /** Staff answer, they do not write. */
  mayWrite: boolean
}

/** The character that tells units apart: most begin with 市. */
const markOf = (name: string): string => name.replace(/^市/, '').slice(0, 1)

/** One unit in the hall: its account, how it answers (never how popular it is), and the two things to do. */
export function HallAccount({ unit, account, following, onFollow, mayWrite }: HallAccountProps) {
  const follow = useAction(async () => onFollow?.())
  return (
    <Box className='account' role='listitem'>
      <Box className='account__head'>
        <Box className='account__mark' decorative>
          {markOf(unit.name)}
        </Box>
        <Box className='row__text'>
          <Heading level={3} className='heading-3'>
            {account.name}
          </Heading>
          <Box className='account__lines'>
            <Txt>{unit.name}</Txt>
            <Txt>{PLATFORM_WORDS[account.platform]}</Txt>
          </Box>
        </Box>
        {onFollow && (
          <Button
            kind={following ? 'plain' : 'secondary'}
            icon={following ? 'check' : undefined}
            label={following ? HALL_COPY.unfollowLabel(unit.name) : HALL_COPY.followLabel(unit.name)}
            busy={follow.busy}
            onPress={() => void follow.run()}
          >
            {following ? HALL_COPY.following : HALL_COPY.follow}
          </Button>
        )}
      </Box>
      <Refusal failure={follow.failure} />
      <Txt className='text-2'>{account.introduction}</Txt>
      <Box className='account__foot'>
        <Txt className='account__figures number'>
          {unit.answering ? answeringWords(unit.answering) : HALL_COPY.fewAnswers}
        </Txt>
        {mayWrite && (
          <Button
            kind='plain'
            label={HALL_COPY.writeLabel(unit.name)}
            onPress={() => openPage('compose', { to: unit.id })}
          >
            {HALL_COPY.write}
          </Button>
        )}
      </Box>
    </Box>
  )
}
