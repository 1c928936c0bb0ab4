/** Unpacks a stream of a PDF (FlateDecode), at most so many bytes; null: more, or packed in another way. */
export type Unpack = (packed: Uint8Array, most: number) => Uint8Array | null

/** Why a PDF is not taken: it is none, it opens with a password, or it does more than being read. */
export type PdfRefusal = 'not_pdf' | 'locked' | 'active'

/** What runs a script or a program, sends a form, or carries files that nobody looked at. */
const ACTIVE = /\/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|SubmitForm|ImportData)(?![A-Za-z0-9])/
/** The same in so few letters that packed pictures contain them by chance: looked for where objects stand alone. */
const SHORT = /\/(?:JS|XFA)(?![A-Za-z0-9])/
const LOCKED = /\/Encrypt(?![A-Za-z0-9])/
/** Objects that lie packed in a stream. */
const OBJECTS = /\/ObjStm(?![A-Za-z0-9])/g
/** A stream that was also turned about before it was packed. */
const TURNED = /\/(?:DecodeParms|DP|Predictor)(?![A-Za-z0-9])/
/**
 * Letters that are spelled (`#4a`) in one file. Packed pictures hold some three hundred in ten megabytes by chance; a file of
 * nothing else would keep everybody waiting for seconds.
 */
const MOST_SPELLED = 100_000
/** More of it is spelled than anybody's names are. */
class Disguised extends Error {}
/** A text with its spelled letters read. @throws Disguised */
type Named = (text: string) => string

/** No more than so many bytes of objects are unpacked. */
const MOST_UNPACKED = 32 * 1024 * 1024

/**
 * Looks through the objects of a PDF; its bytes stay as they are, because a seal (电子印章) is good for these bytes alone.
 * What stands in the open is looked for in the whole file, so that nothing depends on where a reader sees a stream begin;
 * what is packed has to be unpacked, every time it is named, or the file is refused.
 * @returns null for one that is only read
 */
export function pdfRefusal(bytes: Uint8Array, unpack: Unpack): PdfRefusal | null {
  const text = latin1(bytes)
  if (!text.startsWith('%PDF-') || !text.slice(-2048).includes('%%EOF')) return 'not_pdf'
  try {
    return refusalOf(bytes, text, unpack, spelling())
  } catch (error) {
    if (error instanceof Disguised) return 'active'
    throw error
  }
}

function refusalOf(bytes: Uint8Array, text: string, unpack: Unpack, named: Named): PdfRefusal | null {
  const whole = named(text)
  if (LOCKED.test(whole)) return 'locked'
  if (ACTIVE.test(whole)) return 'active'
  let packed = whole.match(OBJECTS)?.length ?? 0
  let left = MOST_UNPACKED
  for (const { objects, from, to } of streamsOf(text, named)) {
    if (SHORT.test(objects)) return 'active'
    const found = objects.match(OBJECTS)?.length ?? 0
    if (found === 0 || to === undefined) continue
    const unpacked = left > 0 && !TURNED.test(objects) ? unpack(bytes.subarray(from, to), left) : null
    if (unpacked === null) return 'active' // nobody can say what is in it
    packed -= found
    left -= unpacked.length
    const within = named(latin1(unpacked))
    if (LOCKED.test(within)) return 'locked'
    if (ACTIVE.test(within) || SHORT.test(within)) return 'active'
  }
  return packed > 0 ? 'active' : null
}

/** Each stretch of objects with the stream that follows it, from and to which byte; after the last there is none. */
function* streamsOf(text: string, named: Named): Generator<{ objects: string; from: number; to?: number }> {
  let at = 0
  for (const { index, 0: opening } of text.matchAll(/>>[\s\0]*stream\r?\n/g)) {
    if (index < at) continue // within another stream
    const from = index + opening.length
    const end = text.indexOf('endstream', from)
    const to = end < 0 ? text.length : end
    yield { objects: named(text.slice(at, index)), from, to }
    at = to
  }
  yield { objects: named(text.slice(at)), from: at }
}

/** Names may be spelled with `#4a` for a letter: read so within one file, over all that is looked at of it. */
function spelling(): Named {
  let left = MOST_SPELLED
  return (text) =>
    text.replace(/#([0-9a-f]{2})/gi, (_all, code: string) => {
      left -= 1
      if (left < 0) throw new Disguised()
      return String.fromCharCode(parseInt(code, 16))
    })
}

const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
