import type { ReactNode } from 'react'
import { type ApiFailure, isUnanswered } from '../api/failure'
import { ACTION_COPY } from '../copy/actions'
import { FAILURE_ACTIONS, UNNAMED_COPY, UNREAD_COPY } from '../copy/failures'
import { SESSION_COPY } from '../copy/session'
import { Box, Heading, Txt } from '../platform/elements'
import { goBack, openPage } from '../platform/navigate'
import { Button } from './button'
import { Icon, type IconName } from './icon'
import './states.scss'

/** Grey bars where the content will be, and one word for those who cannot see them. */
export const Loading = ({ rows = 3 }: { rows?: number }) => (
  <Box className='loading' role='status' label={FAILURE_ACTIONS.loading}>
    {Array.from({ length: rows }, (_, row) => (
      <Box key={row} className='loading__card' decorative>
        <Box className='loading__bar' />
        <Box className='loading__bar loading__bar--short' />
      </Box>
    ))}
  </Box>
)

interface EmptyProps {
  title: string
  text?: string
  icon?: IconName
  children?: ReactNode
}

/** Nothing here, and what to do instead. */
export const Empty = ({ title, text, icon = 'inbox', children }: EmptyProps) => (
  <Box className='state'>
    <Box className='state__icon' decorative>
      <Icon name={icon} />
    </Box>
    <Heading level={2} className='heading-2'>
      {title}
    </Heading>
    {text && <Txt className='text-2'>{text}</Txt>}
    {children}
  </Box>
)

/** A page of one thing, opened without saying which: the way to the list where it is chosen. */
export const Unnamed = ({ onList }: { onList: () => void }) => (
  <Empty title={UNNAMED_COPY.title} text={UNNAMED_COPY.text}>
    <Button kind='primary' onPress={onList}>
      {UNNAMED_COPY.list}
    </Button>
  </Empty>
)

/** What could not be opened and why, with the way on: sign in, go back, or try again. */
export const Failed = ({ failure, onRetry }: { failure: ApiFailure; onRetry: () => void }) => {
  const unread = isUnanswered(failure.code) ? UNREAD_COPY[failure.code] : undefined
  const final = failure.code === 'not_found' || failure.code === 'forbidden'
  const signedOut = failure.code === 'unauthenticated'
  return (
    <Box role='alert'>
      <Empty
        icon={unread ? 'offline' : 'alert'}
        title={unread?.title ?? FAILURE_ACTIONS.failedTitle}
        text={failure.onReading}
      >
        {signedOut ? (
          <Button kind='primary' onPress={() => openPage('signIn')}>
            {SESSION_COPY.signIn}
          </Button>
        ) : final ? (
          <Button onPress={goBack}>{ACTION_COPY.back}</Button>
        ) : (
          <Button kind='secondary' icon='refresh' onPress={onRetry}>
            {FAILURE_ACTIONS.retry}
          </Button>
        )}
      </Empty>
    </Box>
  )
}
