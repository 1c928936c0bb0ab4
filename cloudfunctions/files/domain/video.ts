import { blankRecording, TooManyBoxes } from './video-boxes'

/** Brands of the containers that phones record in (MP4, QuickTime). */
const BRANDS: Readonly<Record<string, string>> = {
  isom: 'video/mp4',
  iso2: 'video/mp4',
  iso4: 'video/mp4',
  iso5: 'video/mp4',
  iso6: 'video/mp4',
  mp41: 'video/mp4',
  mp42: 'video/mp4',
  avc1: 'video/mp4',
  M4V: 'video/mp4',
  '3gp4': 'video/mp4',
  '3gp5': 'video/mp4',
  qt: 'video/quicktime',
}

/** The type of a video by its first box; null for anything else, whatever its name says. */
export function videoTypeOf(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 12))
  if (head.length < 12 || head.toString('latin1', 4, 8) !== 'ftyp') return null
  return BRANDS[head.toString('latin1', 8, 12).trim()] ?? null
}

/** A place as cameras write it into a video: ISO 6709, `+39.9042+116.4074/`. */
const PLACE = /[+-]\d{2}\.\d{2,8}[+-]\d{3}\.\d{2,8}(?:[+-]\d+(?:\.\d+)?)?\/?/g

/**
 * The same video without what the camera wrote beside the pictures and the sound: place, device, times, and the tracks
 * that tell the place second by second. Lengths stay, so that nothing else moves.
 * @returns null for what no camera wrote
 */
export function withoutPlace(bytes: Uint8Array): Uint8Array | null {
  const copy = Buffer.from(bytes)
  const beside = besideThePictures(copy)
  for (const { at, end } of beside ?? [])
    for (const { index, 0: found } of copy.toString('latin1', at, end).matchAll(PLACE))
      copy.fill(' ', at + index, at + index + found.length)
  return beside === null ? null : copy
}

function besideThePictures(copy: Buffer): ReturnType<typeof blankRecording> | null {
  try {
    return blankRecording(copy)
  } catch (error) {
    if (error instanceof TooManyBoxes) return null
    throw error
  }
}
