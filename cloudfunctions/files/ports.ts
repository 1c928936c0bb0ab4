import type { Actor } from '../shared/kernel/actor'

/**
 * Where the bytes lie. A `handle` is what the storage gives for what it keeps, opaque to everybody else.
 * `put` with the key of something that is there replaces it.
 */
export interface FileStorage {
  put(key: string, bytes: Uint8Array, mediaType: string): Promise<string>
  /** Null when it is gone. */
  get(handle: string): Promise<Uint8Array | null>
  /** What is not there is removed already. */
  remove(handle: string): Promise<void>
  /** An address that anybody who has it may read until then, and nobody afterwards. @param until epoch milliseconds */
  address(handle: string, mediaType: string, until: number): Promise<string>
}

/** An image made anew: upright, bounded, without EXIF (places, devices, times). */
export interface RemadeImage {
  readonly main: Uint8Array
  readonly thumb: Uint8Array
  readonly mediaType: 'image/jpeg'
  readonly width: number
  readonly height: number
}

export interface ImageMaker {
  /** Null for what is no image of a known type, is broken, or is larger than any camera's. */
  remake(bytes: Uint8Array): Promise<RemadeImage | null>
}

/** Whether somebody may read a message now. Given by the messages module. */
export interface MessageReaders {
  mayRead(actor: Actor, messageId: string): Promise<boolean>
}
