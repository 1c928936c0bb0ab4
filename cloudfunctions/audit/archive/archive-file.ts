import type { SealedEntry, SealedPart } from '../audit.store'
import { canonical } from '../chain/chain'

/**
 * A stretch of the chain as a file: one seal with its entries a line, JSON with its fields in alphabetical order, so that
 * the same stretch is the same bytes wherever it is written. It carries its own proof: every code of the chain.
 */
export const toArchive = (parts: readonly SealedPart[]): Buffer =>
  Buffer.from(
    parts.map(({ seal, entries }) => `${canonical({ seal: bare(seal), entries: entries.map(bare) })}\n`).join(''),
  )

/** The place in the store is not part of what was sealed. */
const bare = <Stored extends { readonly version: number }>({ version: _version, ...rest }: Stored) => rest

/** The seals of a file, as they were stored; null for what no archive wrote. */
export function fromArchive(bytes: Uint8Array): SealedPart[] | null {
  const lines = Buffer.from(bytes).toString('utf8').split('\n')
  // The last line ends like every other: a file that was cut off within one does not.
  if (lines.pop() !== '') return null
  const parts: SealedPart[] = []
  for (const line of lines) {
    const part = partOf(line)
    if (part === null) return null
    parts.push(part)
  }
  return parts
}

function partOf(line: string): SealedPart | null {
  try {
    const { seal, entries } = JSON.parse(line) as Partial<SealedPart>
    if (!Number.isSafeInteger(seal?.number) || !Array.isArray(seal?.entries) || !Array.isArray(entries)) return null
    return { seal: { ...seal, version: 1 }, entries: entries.map((entry: SealedEntry) => ({ ...entry, version: 1 })) }
  } catch {
    return null
  }
}
