import type { ReactNode } from 'react'
import type { ActorView } from '../../../../types/identity.contract'
import type { MessageRow } from '../../../../types/messages.contract'
import type { MessageAction } from '../../../../types/messages.terms'
import { Box } from '../../../components'
import { DESK_COPY, HANDLE_COPY } from '../../../copy/desk'
import { holdFocus } from '../../../platform/focus-page'
import { Handling } from '../handling'
import { HANDLING_PANE } from '../handling-pane'
import { NothingChosen } from './nothing-chosen'
import './panes.scss'

/** What stands beside the list. Each opening is a turn of its own: opened again it reads again. */
export interface Shown {
  id: string
  action: MessageAction | undefined
  turn: number
}

interface PanesProps {
  me: ActorView
  head: ReactNode
  list: ReactNode
  rows: readonly MessageRow[] | undefined
  shown: Shown | undefined
  onOpen: (id: string) => void
  onChanged: () => void
  onLeave: () => void
}

/** The workbench on a desk: the list, and the handling of one message beside it. */
export function Panes({ me, head, list, rows, shown, onOpen, onChanged, onLeave }: PanesProps) {
  // The button that led on is gone with what stood there.
  const open = (id: string): void => {
    onOpen(id)
    holdFocus(HANDLING_PANE)
  }
  const leave = (): void => {
    onLeave()
    holdFocus(HANDLING_PANE)
  }
  return (
    <Box className='panes-page'>
      {head}
      <Box className={shown ? 'panes panes--open' : 'panes'}>
        <Box className='panes__list'>{list}</Box>
        <Box className='panes__handling' role='region' label={shown ? HANDLE_COPY.title : DESK_COPY.choose}>
          {shown ? (
            <Handling
              key={`${shown.turn}`}
              me={me}
              id={shown.id}
              startWith={shown.action}
              onChanged={onChanged}
              onNext={open}
              onLeave={leave}
              frame={(body, bar) => (
                <>
                  <Box className='panes__body'>{body}</Box>
                  {bar && <Box className='panes__bar'>{bar}</Box>}
                </>
              )}
            />
          ) : (
            <NothingChosen rows={rows} onOpen={open} />
          )}
        </Box>
      </Box>
    </Box>
  )
}
