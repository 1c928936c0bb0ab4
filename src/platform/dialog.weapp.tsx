import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { InFixed } from './in-fixed'

interface DialogProps {
  label: string
  /** Absent: it stays open. */
  onClose: (() => void) | undefined
  /** For keyboards alone (`dialog.tsx`). */
  onEnter?: (() => void) | undefined
  children: ReactNode
}

/** A modal panel for the mini program: the shade catches scrolling and closes on a tap. */
export const Dialog = ({ label, onClose, children }: DialogProps) => (
  <View className='sheet'>
    <View className='sheet__shade' catchMove onClick={onClose} {...{ 'aria-hidden': true }} />
    <View className='sheet__panel' {...{ 'aria-role': 'dialog', 'aria-label': label }}>
      <InFixed.Provider value={true}>{children}</InFixed.Provider>
    </View>
  </View>
)
