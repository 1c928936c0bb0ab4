import { useSession } from './session.store'
import { forgetKept, useKept } from './use-kept'

/** One form a person, action and subject: on a shared computer the next person must not read what this one typed. */
const keyOf = (personId: string, action: string, id: string): string => `form.${personId}.${action}.${id}`

/**
 * What stands in a form over the page, kept until it has been sent: a tap beside the panel closes it.
 * @param action what is done
 * @param id of what it is done to
 * @param initial what stands there first, and is not worth keeping
 * @param fits whether what was kept may still be put over what is there now
 */
export function useKeptForm<Value>(action: string, id: string, initial: Value, fits?: (kept: Value) => boolean) {
  const personId = useSession(({ me }) => me?.id ?? '')
  return useKept(keyOf(personId, action, id), initial, fits)
}

/** It was sent, by whoever sends for the form: nothing is kept of it any more. */
export const forgetForm = (personId: string, action: string, id: string): void =>
  forgetKept(keyOf(personId, action, id))
