import type { FileKind } from '../../types/files.terms'

/** A picture, a video or a PDF that somebody chose and that still lies on the device. */
export interface ChosenMedia {
  readonly kind: FileKind
  readonly bytes: number
  /** As the device calls it; '' where it does not say. */
  readonly name: string
  /** For showing it before it is uploaded; '' where there is nothing to show. */
  readonly preview: string
  /** Part of it, base64. */
  read(from: number, length: number): Promise<string>
}

/** `cancelled`: went back without choosing; `refused`: the person or their settings said no. */
export type Chosen = { readonly chosen: readonly ChosenMedia[] } | { readonly why: 'cancelled' | 'refused' }
