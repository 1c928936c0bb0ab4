import { onOtherTab } from '../platform/other-tabs'
import { readStored, writeStored } from '../platform/storage'

const KEY = 'minsheng.token'

/** The session token, kept across restarts; absent when signed out or on CloudBase. */
export const readToken = (): string | undefined => readStored<string>(KEY)
/** Somebody signed in or out in another tab: from now on calls from this one go out in that name, too. */
export const onTokenElsewhere = (then: () => void): void => onOtherTab(KEY, then)
export const writeToken = (token: string | undefined): void => writeStored(KEY, token)
