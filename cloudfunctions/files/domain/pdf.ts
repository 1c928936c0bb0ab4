/** Unpacks a stream of a PDF (FlateDecode), at most so many bytes; null: more, or packed in another way. */
export type Unpack = (packed: Uint8Array, most: number) => Uint8Array | null

/** Why a PDF is not taken: it is none, it opens with a password, or it does more than being read. */
export type PdfRefusal = 'not_pdf' | 'locked' | 'active'

/** What runs a script or a program, sends a form, or carries files that nobody looked at. */
const ACTIVE = /\/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData)(?![A-Za-z0-9])/
const LOCKED = /\/Encrypt(?![A-Za-z0-9])/
/** Objects may lie packed in streams; no more than so many bytes of them are unpacked. */
const MOST_UNPACKED = 32 * 1024 * 1024

/**
 * Looks through the objects of a PDF; its bytes stay as they are, because a seal (电子印章) is good for these bytes alone.
 * @returns null for one that is only read
 */
export function pdfRefusal(bytes: Uint8Array, unpack: Unpack): PdfRefusal | null {
  const text = latin1(bytes)
  if (!text.startsWith('%PDF-') || !text.slice(-2048).includes('%%EOF')) return 'not_pdf'
  let left = MOST_UNPACKED
  let from = 0
  for (const { index, 0: opening } of text.matchAll(/>>[\s\0]*stream\r?\n/g)) {
    if (index < from) continue // within another stream
    const plain = named(text.slice(from, index))
    const found = refusalOf(plain)
    if (found !== null) return found
    const start = index + opening.length
    const end = text.indexOf('endstream', start)
    const stop = end < 0 ? text.length : end
    if (/\/ObjStm(?![A-Za-z0-9])/.test(plain.slice(plain.lastIndexOf(' obj')))) {
      const objects = left > 0 ? unpack(bytes.subarray(start, stop), left) : null
      if (objects === null) return 'active' // nobody can say what is in it
      left -= objects.length
      const within = refusalOf(named(latin1(objects)))
      if (within !== null) return within
    }
    from = stop
  }
  return refusalOf(named(text.slice(from)))
}

const refusalOf = (text: string): PdfRefusal | null =>
  LOCKED.test(text) ? 'locked' : ACTIVE.test(text) ? 'active' : null

/** Names may be spelled with `#4a` for a letter. */
const named = (text: string): string =>
  text.replace(/#([0-9a-f]{2})/gi, (_all, code: string) => String.fromCharCode(parseInt(code, 16)))

const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
