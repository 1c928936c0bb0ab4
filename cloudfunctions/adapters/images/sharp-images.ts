import type sharpModule from 'sharp'
import type { ImageMaker } from '../../files'

/** Longest side of what is shown, and of the small one beside the text, in pixels. */
const MAIN_PX = 2560
const THUMB_PX = 480
/** More pixels than any phone's camera makes: a small file that unfolds into gigabytes is refused. */
const MOST_PIXELS = 120_000_000
const KNOWN: ReadonlySet<string> = new Set(['jpeg', 'png', 'webp'])

/** sharp writes no metadata unless asked to: EXIF with its place, device and time is gone, the picture stands upright. */
export const sharpImages = (load: () => Promise<typeof sharpModule>): ImageMaker => ({
  async remake(bytes) {
    const sharp = await load()
    const open = () => sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', sequentialRead: true })
    try {
      const { format } = await open().metadata()
      if (!KNOWN.has(format)) return null
      const bounded = (side: number) =>
        open().rotate().flatten({ background: '#fff' }).resize(side, side, { fit: 'inside', withoutEnlargement: true })
      const { data, info } = await bounded(MAIN_PX).jpeg({ quality: 82 }).toBuffer({ resolveWithObject: true })
      const thumb = await bounded(THUMB_PX).jpeg({ quality: 70 }).toBuffer()
      return { main: data, thumb, mediaType: 'image/jpeg', width: info.width, height: info.height }
    } catch {
      return null // broken, too large, or something else that calls itself an image
    }
  },
})
