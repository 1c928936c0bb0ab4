import { readStored, writeStored } from '../platform/storage'

const KEY = 'minsheng.token'

/** The session token, kept across restarts; absent when signed out or on CloudBase. */
export const readToken = (): string | undefined => readStored<string>(KEY)
export const writeToken = (token: string | undefined): void => writeStored(KEY, token)
