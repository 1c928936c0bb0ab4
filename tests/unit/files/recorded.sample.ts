import { box } from './files.city'

/** 32-bit numbers, as tables hold them. */
export const numbers = (...values: readonly number[]): Buffer => {
  const buffer = Buffer.alloc(values.length * 4)
  values.forEach((value, at) => buffer.writeUInt32BE(value, at * 4))
  return buffer
}
const text = (words: string): Buffer => Buffer.from(words, 'latin1')
/** Version and flags, then when it was made and changed, then the rest. */
const dated = (type: string, rest = ''): Buffer =>
  box(type, Buffer.concat([numbers(0), text('YEARYEAR'), text(`${rest.padEnd(40)}`)]))

/** A track whose samples `tables` find. */
export const trackOf = (
  handler: string,
  tables: readonly Buffer[],
  { sizes, runs }: { readonly sizes: Buffer; readonly runs: Buffer },
): Buffer =>
  box(
    'trak',
    Buffer.concat([
      dated('tkhd', 'a matrix'),
      box('udta', box('name', text('PHONE OF WANG'))),
      box('meta', text('TRACK-META')),
      box(
        'mdia',
        Buffer.concat([
          dated('mdhd'),
          box('hdlr', Buffer.concat([numbers(0, 0), text(handler), numbers(0, 0, 0)])),
          box(
            'minf',
            box(
              'stbl',
              Buffer.concat([box('stsd', text('the codec')), box('stsz', sizes), box('stsc', runs), ...tables]),
            ),
          ),
        ]),
      ),
    ]),
  )

/** What a phone, a drone and an editor write beside the pictures; none of it may stay. */
export const RECORDED = [
  '+39.9042+116.4074/',
  '\x27\xe7\x44\x55', // loci: degrees as 16.16 numbers
  'exif:GPSLatitude="39,54.25N"',
  'com.apple.quicktime.location.ISO6709',
  'iPhone 15 of Wang',
  'PHONE OF WANG',
  'TRACK-META',
  'GPS(116.4074,39.9042)', // subtitles of a drone
  '116.4075,39.9043',
  'lat=39.9042', // timed metadata
  'LEFT OVER',
  'YEARYEAR',
] as const

/** Pictures in two chunks, sound, subtitles with coordinates in two samples, timed metadata of one size a sample. */
export function recorded(): Buffer {
  const [pictures1, subtitle1, pictures2, sound, subtitle2, timed] = [
    ...['PICTURE1', 'GPS(116.4074,39.9042)', 'PICTURE2', 'SOUND-ONE', '116.4075,39.9043', 'lat=39.9042lon=116.407'],
  ].map(text)
  const parts = [pictures1, subtitle1, pictures2, sound, subtitle2, timed].flatMap((part) => part ?? [])
  const head = box('ftyp', text('isom\0\0\0\0'))
  // Where each part begins follows from those before it; the pictures lie in front, as phones put them.
  const starts = parts.map(
    (_part, at) => head.length + 8 + parts.slice(0, at).reduce((sum, { length }) => sum + length, 0),
  )
  const start = (at: number): number => starts[at] ?? 0
  const chunks = (...at: readonly number[]) => box('stco', numbers(0, at.length, ...at.map(start)))
  const one = numbers(0, 1, 1, 1, 1)
  const long = Buffer.alloc(16)
  long.writeUInt32BE(1, 4)
  long.writeBigUInt64BE(BigInt(start(5)), 8)
  return Buffer.concat([
    head,
    box('mdat', Buffer.concat(parts)),
    box(
      'moov',
      Buffer.concat([
        dated('mvhd'),
        trackOf('vide', [chunks(0, 2)], { sizes: numbers(0, 8, 2), runs: one }),
        trackOf('soun', [chunks(3)], { sizes: numbers(0, 9, 1), runs: one }),
        trackOf('text', [chunks(1, 4)], { sizes: numbers(0, 0, 2, 21, 16), runs: one }),
        trackOf('meta', [box('co64', long)], { sizes: numbers(0, 11, 2), runs: numbers(0, 1, 1, 2, 1) }),
        box(
          'udta',
          Buffer.concat([
            box('\xa9xyz', text('\0\x12\x15\xc7+39.9042+116.4074/')),
            box('loci', text('\0\0\0\0\x15\xc7\0\0\0\x74\x68\x4b\x27\xe7\x44\x55')),
          ]),
        ),
        box('meta', box('keys', text('mdtacom.apple.quicktime.location.ISO6709 iPhone 15 of Wang'))),
      ]),
    ),
    box('uuid', text('\xbe\x7a\xcf\xcb<x:xmpmeta exif:GPSLatitude="39,54.25N"/>')),
    box('free', text('LEFT OVER')),
  ])
}
