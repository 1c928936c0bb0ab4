import { inflateSync } from 'node:zlib'
import type { Unpack } from '../../files'

/** FlateDecode as zlib does it, up to a bound: a small file that unfolds into gigabytes is left packed. */
export const zlibUnpack: Unpack = (packed, most) => {
  try {
    return inflateSync(packed, { maxOutputLength: most })
  } catch {
    return null
  }
}
