/** A file as the person chose it. */
export interface PickedFile {
  readonly name: string
  readonly bytes: number
  readonly base64: string
}
