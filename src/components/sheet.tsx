import { type ReactNode, useState } from 'react'
import { ACTION_COPY } from '../copy/actions'
import { Dialog } from '../platform/dialog'
import { Box, Heading, Press, Txt } from '../platform/elements'
import { HoldOpen, Sending } from '../platform/sending'
import { Button } from './button'
import { Form } from './form'
import { Icon } from './icon'
import './sheet.scss'

interface SheetProps {
  open: boolean
  title: string
  onClose: () => void
  /** Only something to read, nothing to fill in or to press. */
  reading?: boolean
  /** What Enter does on a keyboard as long as nothing in the panel has the focus. */
  onEnter?: (() => void) | undefined
  children: ReactNode
}

/**
 * A panel from below (in the middle on a desk) for one question. Escape, the cross and the shade close it, but not while
 * what is filled in there is on its way.
 */
export const Sheet = ({ open, title, onClose, reading, onEnter, children }: SheetProps) => {
  const [held, hold] = useState(false)
  return open ? (
    <Dialog label={title} onClose={held ? undefined : onClose} onEnter={onEnter}>
      <Box className='sheet__head'>
        <Heading level={2} className='heading-2'>
          {title}
        </Heading>
        <Sending.Provider value={held}>
          <Press className='sheet__close' label={ACTION_COPY.close} onPress={onClose}>
            <Icon name='close' />
          </Press>
        </Sending.Provider>
      </Box>
      <HoldOpen.Provider value={hold}>
        <Box
          className='sheet__body'
          scrolls={reading}
          role={reading ? 'region' : undefined}
          label={reading ? title : undefined}
        >
          {children}
        </Box>
      </HoldOpen.Provider>
    </Dialog>
  ) : null
}

interface ConfirmProps {
  open: boolean
  title: string
  text?: string
  confirm: string
  cancel?: string
  danger?: boolean
  busy?: boolean
  /** A third answer, between the two. */
  also?: { readonly label: string; readonly onPress: () => void } | undefined
  onConfirm: () => void
  onClose: () => void
}

/** One question with two answers, seldom three. Enter says yes at once, unless that would be the dangerous one. */
export const Confirm = ({
  open,
  title,
  text,
  confirm,
  cancel,
  danger,
  busy,
  also,
  onConfirm,
  onClose,
}: ConfirmProps) => (
  <Sheet open={open} title={title} onClose={onClose} onEnter={danger || busy ? undefined : onConfirm}>
    <Form sending={busy ?? false}>
      {text && <Txt className='text-2'>{text}</Txt>}
      <Button block kind={danger ? 'danger' : 'primary'} busy={busy} onPress={onConfirm}>
        {confirm}
      </Button>
      {also && (
        <Button block kind='secondary' onPress={also.onPress}>
          {also.label}
        </Button>
      )}
      <Button block kind='plain' onPress={onClose}>
        {cancel ?? ACTION_COPY.cancel}
      </Button>
    </Form>
  </Sheet>
)
