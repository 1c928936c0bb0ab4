import type { DocumentReader, Transaction } from '../shared/documents'
import type { Actor } from '../shared/kernel/actor'

/**
 * Where the bytes lie. A `handle` is what the storage gives for what it keeps, opaque to everybody else.
 * `put` with the key of something that is there replaces it.
 * @throws DomainError `unavailable` with its own sentence where the storage is full or away
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
  /** Null for what is no image of a known type, is broken, or is larger than any camera's; `busy`: too many wait, later. */
  remake(bytes: Uint8Array): Promise<RemadeImage | null | 'busy'>
}

/** What messages say of their files. Given by the messages module. */
export interface MessageReaders {
  /** Null: not even the message. `shown`: the files that this reader sees now, no others. */
  sightOf(actor: Actor, messageId: string): Promise<{ readonly shown: ReadonlySet<string> } | null>
  /** Whether the file of a reply goes with the draft or with a published reply of the message as it is now. */
  keepsOfReply(reader: DocumentReader, messageId: string, fileId: string): Promise<boolean>
  /** Files of the published replies to a person's messages. */
  repliedFilesOf(ownerId: string): Promise<readonly { readonly messageId: string; readonly fileId: string }[]>
}

/** WeChat's asynchronous check of pictures (`mediaCheckAsync`); its answer comes later, under the trace id. */
export interface MediaCheck {
  /** @param url where WeChat can fetch the picture @param personId whose it is */
  ask(picture: { readonly url: string; readonly personId: string }): Promise<MediaAsked>
}

/**
 * `nobody`: WeChat does not know this person and cannot be asked. `refused`: asking again would not help. `later`: it may
 * (busy, over a limit, nobody there).
 */
export type MediaAsked =
  | { readonly ended: 'asked'; readonly traceId: string }
  | { readonly ended: 'nobody' }
  | { readonly ended: 'refused' | 'later'; readonly code: string }

/** Puts what was said of a picture to its message. Given by the messages module. */
export interface MediaFlags {
  flag(
    transaction: Transaction,
    messageId: string,
    flag: { readonly suggestion: 'review' | 'risky'; readonly labels: readonly string[]; readonly fileId: string },
  ): Promise<void>
  /** After the commit. */
  flagged(): void
}
