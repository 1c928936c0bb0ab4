import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ArchiveFiles } from '../../audit'
import { writeWhole } from './write-whole'

/** As the archive names its files; anything else never touches the disk. */
const NAME = /^\d{10}-\d{10}-[0-9a-f]{16}\.jsonl$/

/** Archived stretches of the audit chain in a folder, each on the disk before `write` returns, for its owner only. */
export const archiveFolder = (folder: string): ArchiveFiles => ({
  async write(name, bytes) {
    if (!NAME.test(name)) throw new Error('no name of an archive')
    await writeWhole(join(folder, name), bytes)
    return name
  },
  async read(handle) {
    if (!NAME.test(handle)) return null
    return readFile(join(folder, handle)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null
      throw error
    })
  },
})
