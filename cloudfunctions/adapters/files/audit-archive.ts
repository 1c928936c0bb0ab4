import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { ArchiveFiles } from '../../audit'

/** As the archive names its files; anything else never touches the disk. */
const NAME = /^\d{10}-\d{10}-[0-9a-f]{16}\.jsonl$/

/** Archived stretches of the audit chain in a folder, each on the disk before `write` returns, for its owner only. */
export const archiveFolder = (folder: string): ArchiveFiles => ({
  async write(name, bytes) {
    if (!NAME.test(name)) throw new Error('no name of an archive')
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const draft = join(folder, `${name}.${randomUUID()}.draft`)
    const file = await open(draft, 'w', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(draft, join(folder, name))
    await syncFolder(folder)
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

/** The new name is on the disk as well; where a folder cannot be synced (Windows), the system's own journal has to do. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null)
  try {
    await handle?.sync().catch(() => undefined)
  } finally {
    await handle?.close()
  }
}
