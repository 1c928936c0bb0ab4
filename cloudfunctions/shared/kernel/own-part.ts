/**
 * A part of what the city holds of one citizen, beside their messages. Each module speaks for its own collections; the
 * privacy module puts the parts together (PIPL art. 45, 47).
 */
export interface OwnPart {
  /** The key in the copy that a citizen takes away. */
  readonly key: 'follows' | 'notices' | 'joins' | 'signIns' | 'files'
  /** All of it, as it is handed out. @param origin where the citizen reaches this city, for addresses; '' unknown */
  copy(citizenId: string, origin: string): Promise<readonly unknown[]>
  /** How much of it there is, where counting asks for less than a copy; absent: as much as a copy has. */
  count?(citizenId: string): Promise<number>
  /** Deletes what the city need not keep. Running it again ends the same. */
  forget(citizenId: string): Promise<void>
}
