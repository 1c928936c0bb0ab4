import type { MessageView } from '../../../types/messages.contract'
import type { ApiFailure } from '../../api/failure'
import { Box, Callout, Refusal, StatusTag, Txt } from '../../components'
import { instantWords } from '../../copy/days'
import { HANDLE_COPY, TIMELINE_WORDS } from '../../copy/desk'

/** The present view that a conflict or a refused state carries, when it is one of this message. */
export const currentOf = (failure: ApiFailure | undefined, id: string): MessageView | undefined => {
  const current = failure?.current
  const isThis = typeof current === 'object' && current !== null && 'id' in current && current.id === id
  return isThis ? (current as MessageView) : undefined
}

interface PresentStateProps {
  failure: ApiFailure
  id: string
  mine?: string
  /** Fields beside it that tell themselves what is wrong with them. */
  besides?: readonly string[]
  /** A tap on a button only: there is no text to be kept. */
  wroteNothing?: boolean
}

/** Why an action did not work; after a conflict the present state beside what the person wrote. */
export function PresentState({ failure, id, mine, besides = [], wroteNothing = false }: PresentStateProps) {
  const current = currentOf(failure, id)
  if (!current) return <Refusal failure={failure} fields={besides} tapped={wroteNothing} />
  const latest = current.timeline[current.timeline.length - 1]
  const theirs = current.reply?.body ?? current.draft?.body
  return (
    <Callout tone='warn' live>
      <Box className='stack-small'>
        <Txt className='text'>{wroteNothing ? HANDLE_COPY.conflictNotDone : HANDLE_COPY.conflictTitle}</Txt>
        <Box className='line'>
          <Txt>{HANDLE_COPY.conflictNow}</Txt>
          <StatusTag staff={current.status} />
        </Box>
        {latest && (
          <Txt className='text'>
            {`${HANDLE_COPY.conflictLatest}${TIMELINE_WORDS[latest.what]}（${instantWords(latest.at)}）`}
          </Txt>
        )}
        {theirs !== undefined && theirs !== mine && (
          <Box>
            <Txt className='text heading-3'>{HANDLE_COPY.conflictText}</Txt>
            <Txt className='text pre' selectable>
              {theirs}
            </Txt>
          </Box>
        )}
        {mine !== undefined && current.allowedActions.includes('draft_reply') && theirs !== undefined && (
          <Txt>{HANDLE_COPY.conflictReplaces}</Txt>
        )}
      </Box>
    </Callout>
  )
}
