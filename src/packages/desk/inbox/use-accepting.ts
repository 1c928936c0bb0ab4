import { useRef, useState } from 'react'
import type { MessageRow } from '../../../../types/messages.contract'
import { type ApiFailure, toFailure } from '../../../api/failure'
import { messagesApi } from '../../../api/messages.api'
import { useToldWhenLeft } from '../../../state/use-told-when-left'

/** 签收 from the list: several rows may be on their way at once, each busy by itself; the latest refusal is told. */
export function useAccepting() {
  const running = useRef(new Set<string>())
  const [busyIds, setBusyIds] = useState<readonly string[]>([])
  const [failure, setFailure] = useState<ApiFailure>()
  const tellWhenLeft = useToldWhenLeft()
  /** @returns whether it was accepted; a second tap on the same row does nothing */
  const accept = async ({ id, version }: MessageRow): Promise<boolean> => {
    if (running.current.has(id)) return false
    running.current.add(id)
    setBusyIds([...running.current])
    setFailure(undefined)
    try {
      await messagesApi.accept({ id, version })
      return true
    } catch (error) {
      const refused = toFailure(error)
      tellWhenLeft(refused)
      setFailure(refused)
      return false
    } finally {
      running.current.delete(id)
      setBusyIds([...running.current])
    }
  }
  return { accept, isBusy: (id: string): boolean => busyIds.includes(id), failure }
}
