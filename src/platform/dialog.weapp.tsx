import { View } from '@tarojs/components'
import type { ReactNode } from 'react'

/** A modal panel for the mini program: the shade catches scrolling and closes on a tap. */
export const Dialog = ({ label, onClose, children }: { label: string; onClose: () => void; children: ReactNode }) => (
  <View className='sheet'>
    <View className='sheet__shade' catchMove onClick={onClose} {...{ 'aria-hidden': true }} />
    <View className='sheet__panel' {...{ 'aria-role': 'dialog', 'aria-label': label }}>
      {children}
    </View>
  </View>
)
