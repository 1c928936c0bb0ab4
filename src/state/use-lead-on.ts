import { useDidHide, useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useRef } from 'react'

/**
 * Where an answer leads on to: at once while the page is in sight, and when it is again while another lies over it. Whoever
 * has left the page meanwhile is led nowhere: they would be taken from what they went to.
 */
export function useLeadOn(): (lead: () => void) => void {
  const where = useRef<'here' | 'behind' | 'left'>('here')
  const waiting = useRef<() => void>()
  useEffect(() => {
    where.current = 'here'
    return () => void (where.current = 'left')
  }, [])
  useDidHide(() => void (where.current = 'behind'))
  useDidShow(() => {
    where.current = 'here'
    const lead = waiting.current
    waiting.current = undefined
    lead?.()
  })
  return useCallback((lead) => {
    if (where.current === 'here') lead()
    if (where.current === 'behind') waiting.current = lead
  }, [])
}
