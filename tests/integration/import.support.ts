import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { memoryStore } from '../../cloudfunctions/adapters/memory'
import { randomIds } from '../../cloudfunctions/runtime/core'
import { importFile } from '../../cloudfunctions/runtime/commands/import'
import type { DocumentStore } from '../../cloudfunctions/shared/documents'
import { eventsOf, journal } from '../../cloudfunctions/shared/outbox/outbox'
import { openSmallCity } from '../support/small-city'

/** A folder of its own for a suite's files. */
export function openFolder() {
  const path = mkdtempSync(join(tmpdir(), 'minsheng-import-'))
  return {
    path,
    write(name: string, content: string | Uint8Array): string {
      const file = join(path, name)
      writeFileSync(file, content)
      return file
    },
    close: () => rmSync(path, { recursive: true, force: true }),
  }
}

/** Runs the command as the runner would, on a store in memory unless given one; answers what the person saw. */
export async function runImport(argv: readonly string[], store: DocumentStore = memoryStore()) {
  const { deps } = openSmallCity(store)
  let seen = ''
  const terminal = { isTTY: false, write: (text: string) => (seen += text) }
  const code = await importFile(argv, { ...deps, ids: randomIds, holder: 'import' }, terminal)
  return { code, seen, store }
}

/** Lines of the error list beside a file. */
export const errorsOf = (file: string): { line: number; reason: string }[] =>
  readFileSync(`${file}.errors.jsonl`, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { line: number; reason: string })

/** How many messages were imported: each brought one `submitted`. */
export async function importedIn(store: DocumentStore): Promise<number> {
  const page = await store.query(journal, { index: 'all', equals: {}, limit: 1000 })
  return page.items.flatMap(eventsOf).filter(({ type }) => type === 'submitted').length
}

let gb: Map<string, readonly number[]> | null = null
/** Text as Chinese table programs save it. Node only reads GB18030, so the table is turned round once. */
export function encodeGb18030(text: string): Uint8Array {
  if (gb === null) {
    gb = new Map()
    const decoder = new TextDecoder('gb18030')
    for (let lead = 0x81; lead <= 0xfe; lead += 1)
      for (let trail = 0x40; trail <= 0xfe; trail += 1) {
        const character = decoder.decode(new Uint8Array([lead, trail]))
        if ([...character].length === 1 && !gb.has(character)) gb.set(character, [lead, trail])
      }
  }
  const table = gb
  return new Uint8Array(
    [...text].flatMap((character) => {
      if (character <= '\u007f') return [character.charCodeAt(0)]
      const bytes = table.get(character)
      if (bytes === undefined) throw new Error('no GB18030 for a character of the fixture')
      return bytes
    }),
  )
}
