import type { MessageView } from '../../../types/messages.contract'
import { Box, Tag, Txt } from '../../components'
import { countedDayWords } from '../../copy/days'
import { DOT } from '../../copy/dot'
import { DECLINE_GROUND_WORDS, OWNERSHIP_DESK_COPY } from '../../copy/ownership'

/** What was contested, ruled, asked of other units and proposed: beside the question that it belongs to. */
export const OwnershipNotes = ({ view }: { view: MessageView }) => (
  <>
    {view.contest && (
      <Box className='handling__quote'>
        <Txt className='heading-3 text'>{OWNERSHIP_DESK_COPY.contest}</Txt>
        <Txt className='text pre'>{view.contest.reason}</Txt>
        {view.contest.ruling && (
          <Txt className='text pre'>
            {`${OWNERSHIP_DESK_COPY.ruled(view.contest.ruling.upheld)}：${view.contest.ruling.reason}`}
          </Txt>
        )}
      </Box>
    )}
    {view.adjudication && (
      <Box className='handling__quote'>
        <Txt className='heading-3 text'>{OWNERSHIP_DESK_COPY.adjudicated(view.adjudication.unitName)}</Txt>
        <Txt className='text pre'>{view.adjudication.reason}</Txt>
      </Box>
    )}
    {view.routeOpenUntil !== undefined && view.allowedActions.includes('return_to_desk') && (
      <Txt className='small'>
        {OWNERSHIP_DESK_COPY.routeOpen(countedDayWords(view.routeOpenUntil, view.routeOpenUnsettled))}
      </Txt>
    )}
    {view.assists.map((task) => (
      <Box key={task.id} className='handling__quote'>
        <Box className='line'>
          <Txt className='heading-3 text'>{`${OWNERSHIP_DESK_COPY.assists}${DOT}${task.unitName}`}</Txt>
          <Tag tone={task.state === 'open' ? 'warn' : 'neutral'}>{OWNERSHIP_DESK_COPY.assistState[task.state]}</Tag>
        </Box>
        {task.what !== undefined && <Txt className='text pre'>{task.what}</Txt>}
        {task.state === 'open' && (
          <Txt className='small number'>
            {OWNERSHIP_DESK_COPY.assistDue(countedDayWords(task.dueOn, task.unsettled), task.late)}
          </Txt>
        )}
        {task.answer !== undefined && (
          <Txt className='text pre' selectable>
            {task.answer}
          </Txt>
        )}
        {task.endedReason !== undefined && <Txt className='text pre'>{task.endedReason}</Txt>}
      </Box>
    ))}
    {view.decline && !view.decline.approvedAt && (
      <Box className='handling__quote'>
        <Txt className='heading-3 text'>
          {`${OWNERSHIP_DESK_COPY.declineProposed}${DOT}${DECLINE_GROUND_WORDS[view.decline.ground]}`}
        </Txt>
        <Txt className='text pre'>{view.decline.body}</Txt>
        <Txt className='text pre'>{`${OWNERSHIP_DESK_COPY.declineWhere}${view.decline.channel}`}</Txt>
      </Box>
    )}
  </>
)
