import type sharpModule from 'sharp'
import type { ImageMaker, RemadeImage } from '../../files'
import { boundedQueue } from '../../shared/kernel/bounded-queue'

/** Longest side of what is shown, and of the small one beside the text, in pixels. */
const MAIN_PX = 2560
const THUMB_PX = 480
/** More pixels than any phone's camera makes: a small file that unfolds into gigabytes is refused. */
const MOST_PIXELS = 120_000_000
/** What no camera writes: screens and drawings. Unpacking these takes seconds where a photo takes a part of one. */
const MOST_DRAWN_PIXELS = 50_000_000
const KNOWN: ReadonlyMap<string, number> = new Map([
  ['jpeg', MOST_PIXELS],
  ['png', MOST_DRAWN_PIXELS],
  ['webp', MOST_DRAWN_PIXELS],
])
/**
 * How a file of these begins. Whatever else the library can read never reaches it: of a drawing (SVG) of four kilobytes it
 * takes ten seconds to say how large it is.
 */
const BEGINNINGS: readonly RegExp[] = [/^\xff\xd8\xff/, /^\x89PNG\r\n\x1a\n/, /^RIFF[^]{4}WEBP/]
const beginsAsPhoto = (bytes: Uint8Array): boolean => {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
  return BEGINNINGS.some((beginning) => beginning.test(head))
}

/** Pictures made anew at once, and waiting for it: whoever sends the largest there are keeps the processors for seconds each. */
const AT_ONCE = { running: 2, waiting: 40 }

/** Longer than any photo takes on a busy machine: a file that was made to take for ever is no picture. */
const MOST_SECONDS = 30

class Busy extends Error {}

/** sharp writes no metadata unless asked to: EXIF with its place, device and time is gone, the picture stands upright. */
export function sharpImages(load: () => Promise<typeof sharpModule>, atOnce = AT_ONCE): ImageMaker {
  const queue = boundedQueue(atOnce, () => new Busy())
  return {
    remake: async (bytes) => {
      if (!beginsAsPhoto(bytes)) return null
      return queue
        .run(() => remake(load, bytes))
        .catch((error: unknown) => {
          if (error instanceof Busy) return 'busy' as const
          throw error
        })
    },
  }
}

async function remake(load: () => Promise<typeof sharpModule>, bytes: Uint8Array): Promise<RemadeImage | null> {
  const sharp = await load()
  const open = () => sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', sequentialRead: true })
  try {
    const { format, width, height } = await open().metadata()
    if (width * height > (KNOWN.get(format) ?? 0)) return null
    const bounded = (side: number) =>
      open()
        .timeout({ seconds: MOST_SECONDS })
        .rotate()
        .flatten({ background: '#fff' })
        .resize(side, side, { fit: 'inside', withoutEnlargement: true })
    const { data, info } = await bounded(MAIN_PX).jpeg({ quality: 82 }).toBuffer({ resolveWithObject: true })
    const thumb = await bounded(THUMB_PX).jpeg({ quality: 70 }).toBuffer()
    return { main: data, thumb, mediaType: 'image/jpeg', width: info.width, height: info.height }
  } catch {
    return null // broken, too large, or something else that calls itself an image
  }
}
