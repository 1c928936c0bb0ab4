import { createContext } from 'react'

/**
 * Whether what is filled in here is on its way to the server. Until it has answered fields, choices and buttons stand
 * still, and screen readers are told: what was typed or chosen then would neither be sent nor stay. What leads to another
 * page goes on working.
 */
export const Sending = createContext(false)

/**
 * Told by what is filled in over the page whether it is on its way: so long the panel stays open. Closed it would keep
 * from the person what came of it.
 */
export const HoldOpen = createContext<(held: boolean) => void>(() => undefined)

/**
 * Whether what stands here is filled in: why it could not be sent is then told with the word that nothing written is lost. Where
 * there is only something to tap that word would puzzle.
 */
export const FilledIn = createContext(false)
