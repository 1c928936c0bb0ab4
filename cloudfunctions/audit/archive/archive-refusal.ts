/** Why nothing was archived: what is not proved to be whole is not taken away. The code is for the log. */
export class ArchiveRefusal extends Error {
  override readonly name = 'ArchiveRefusal'
  constructor(
    readonly code: 'faults' | 'file_missing' | 'cut_changed',
    seal: number,
  ) {
    super(`audit archive: ${code} at seal ${seal}; run audit:verify`)
  }
}
