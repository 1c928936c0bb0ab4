import { readFileSync, writeFileSync } from 'node:fs'
import { inflateSync } from 'node:zlib'

const WOFF_HEADER = 44
const WOFF_ENTRY = 20
const SFNT_HEADER = 12
const SFNT_ENTRY = 16

/** Writes the font inside a WOFF 1.0 file as plain TrueType or OpenType (https://www.w3.org/TR/WOFF/). */
export function writeSfntOfWoff(from: string, to: string): void {
  const woff = readFileSync(from)
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error(`${from} is no WOFF file`)
  const count = woff.readUInt16BE(12)
  const exponent = Math.floor(Math.log2(count))
  const header = Buffer.alloc(SFNT_HEADER + count * SFNT_ENTRY)
  woff.copy(header, 0, 4, 8) // flavor
  header.writeUInt16BE(count, 4)
  header.writeUInt16BE(2 ** exponent * 16, 6)
  header.writeUInt16BE(exponent, 8)
  header.writeUInt16BE(count * 16 - 2 ** exponent * 16, 10)

  const tables: Buffer[] = []
  let offset = header.length
  for (let index = 0; index < count; index++) {
    const entry = WOFF_HEADER + index * WOFF_ENTRY
    const at = woff.readUInt32BE(entry + 4)
    const packedLength = woff.readUInt32BE(entry + 8)
    const length = woff.readUInt32BE(entry + 12)
    const packed = woff.subarray(at, at + packedLength)
    const table = packedLength < length ? inflateSync(packed) : packed
    const place = SFNT_HEADER + index * SFNT_ENTRY
    woff.copy(header, place, entry, entry + 4) // tag
    woff.copy(header, place + 4, entry + 16, entry + 20) // checksum
    header.writeUInt32BE(offset, place + 8)
    header.writeUInt32BE(length, place + 12)
    const padding = Buffer.alloc((4 - (length % 4)) % 4)
    tables.push(table, padding)
    offset += length + padding.length
  }
  writeFileSync(to, Buffer.concat([header, ...tables]))
}
