import { createReadStream } from 'node:fs'

/** How a text file is written. `damaged`: a few bytes fit nothing; they read as U+FFFD and their rows are refused. */
export interface TextFile {
  readonly path: string
  readonly encoding: 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'
  readonly damaged: boolean
}

const CHUNK_BYTES = 1 << 18
export const REPLACEMENT = '\uFFFD'

/**
 * Finds a file's encoding by reading it once: UTF-8 where it is valid, GB18030 (what Chinese table programs save)
 * where reading it as UTF-8 mostly fails, UTF-16 by its mark.
 */
export async function inspectTextFile(path: string): Promise<TextFile> {
  const strict = new TextDecoder('utf-8', { fatal: true })
  const lenient = new TextDecoder('utf-8')
  let first = true
  let isValid = true
  let beyondAscii = 0
  let unreadable = 0
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
    const bytes = chunk as Buffer
    if (first && bytes[0] === 0xff && bytes[1] === 0xfe) return { path, encoding: 'utf-16le', damaged: false }
    if (first && bytes[0] === 0xfe && bytes[1] === 0xff) return { path, encoding: 'utf-16be', damaged: false }
    first = false
    isValid &&= decodes(() => strict.decode(bytes, { stream: true }))
    for (const character of lenient.decode(bytes, { stream: true })) {
      if (character > '\u007f') beyondAscii += 1
      if (character === REPLACEMENT) unreadable += 1
    }
  }
  isValid &&= decodes(() => strict.decode())
  if (isValid) return { path, encoding: 'utf-8', damaged: false }
  const isUtf8 = unreadable * 10 < beyondAscii
  return { path, encoding: isUtf8 ? 'utf-8' : 'gb18030', damaged: isUtf8 }
}

function decodes(decode: () => string): boolean {
  try {
    decode()
    return true
  } catch {
    return false
  }
}

/** The text in pieces, every line end as `\n`, without a byte order mark. `onBytes`: bytes read so far. */
export async function* readText(file: TextFile, onBytes: (bytes: number) => void): AsyncGenerator<string> {
  const decoder = new TextDecoder(file.encoding)
  let bytes = 0
  let heldReturn = false
  for await (const chunk of createReadStream(file.path, { highWaterMark: CHUNK_BYTES })) {
    bytes += (chunk as Buffer).length
    onBytes(bytes)
    let text = decoder.decode(chunk as Buffer, { stream: true })
    if (heldReturn) text = `\r${text}`
    heldReturn = text.endsWith('\r')
    yield normal(heldReturn ? text.slice(0, -1) : text)
  }
  yield normal(`${heldReturn ? '\r' : ''}${decoder.decode()}`)
}

const normal = (text: string): string => (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text)
