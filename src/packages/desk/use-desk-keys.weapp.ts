import type { DeskKeys } from './use-desk-keys'

/** A phone has no such keys. */
export const useDeskKeys = (_on: boolean, _keys: DeskKeys): void => undefined
export const showRow = (_id: string): void => undefined
export const focusSearch = (): void => undefined
export const focusReply = (): void => undefined
