import { useEffect, useRef } from 'react'
import type { TopicDetail } from '../../../../../types/topics.contract'
import { useAction } from '../../../../state/use-action'
import { useShowRefusal } from '../../../../state/use-show-refusal'

const isTopic = (current: unknown): current is TopicDetail =>
  typeof current === 'object' && current !== null && 'revision' in current

/** A decision about a topic. Where somebody else was first, the page shows the topic as it is now, and says so. */
export function useDecision<Input>(act: (input: Input) => Promise<TopicDetail>, onNow: (topic: TopicDetail) => void) {
  const action = useAction(act, ({ code, current }) => {
    if (code === 'conflict' && isTopic(current)) onNow(current)
  })
  // It is told above a list whose last row may have been decided on.
  useShowRefusal(action.failure)
  return action
}

/** Reads a list again when somebody has decided on the topic; what is shown stays until then. */
export function useReloadOn(revision: number, reload: () => void): void {
  const read = useRef(revision)
  useEffect(() => {
    if (read.current === revision) return
    read.current = revision
    reload()
  }, [revision, reload])
}
