/** A box of ISO 14496-12 (MP4, QuickTime): where it begins, where its content does, and where both end. */
interface Box {
  readonly type: string
  readonly at: number
  readonly content: number
  readonly end: number
}

/** More than recorders write: a file of boxes alone would keep everybody waiting for seconds. */
const MOST_BOXES = 100_000
/** It is made of more boxes than any recording. */
export class TooManyBoxes extends Error {}

/** A file that is being looked through, with what may still be done to it. */
interface Recording {
  readonly bytes: Buffer
  /** Boxes that may still be read. */
  boxes: number
  /** Bytes of samples that may still be blanked: tables of a made-up file may name the same ones without end. */
  room: number
}

/** @throws TooManyBoxes */
function* boxesIn(recording: Recording, from: number, to: number): Generator<Box> {
  const { bytes } = recording
  for (let at = from; at + 8 <= to;) {
    recording.boxes -= 1
    if (recording.boxes < 0) throw new TooManyBoxes()
    const size = bytes.readUInt32BE(at)
    const large = size === 1 && at + 16 <= to
    const length = large ? Number(bytes.readBigUInt64BE(at + 8)) : size
    const end = length < 8 ? to : Math.min(at + length, to)
    yield { type: bytes.toString('latin1', at + 4, at + 8), at, content: Math.min(at + (large ? 16 : 8), end), end }
    at = end
  }
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))
/** What a player needs of these; whatever else lies in them, under any name, was written beside the pictures. */
const NEEDED: Readonly<Record<string, ReadonlySet<string>>> = {
  file: words('ftyp moov mdat moof mfra sidx styp wide pdin'),
  moov: words('mvhd trak mvex iods'),
  trak: words('tkhd edts mdia tapt clip load'),
  mdia: words('mdhd hdlr minf elng'),
}
/** Creation and change, right behind version and flags: 32 bits each, or 64 in version 1. */
const DATED = words('mvhd tkhd mdhd')
/** Pictures and sound; everything else (timed metadata, subtitles with coordinates, time codes) is told by no player of ours. */
const PLAYED = words('vide soun')

/**
 * Blanks in place what stands beside pictures and sound: boxes that no player needs become free space of zeros, so do tracks
 * that are neither, with their samples; times are zeroed.
 * @returns the boxes of the file that hold no pictures @throws TooManyBoxes
 */
export function blankRecording(bytes: Buffer): { readonly at: number; readonly end: number }[] {
  const recording: Recording = { bytes, boxes: MOST_BOXES, room: bytes.length }
  const beside: Box[] = []
  for (const box of boxesIn(recording, 0, bytes.length)) {
    if (box.type === 'mdat') continue
    if (NEEDED['file']?.has(box.type) !== true) blank(bytes, box)
    else if (box.type === 'moov') blankWithin(recording, box)
    beside.push(box)
  }
  return beside
}

function blankWithin(recording: Recording, parent: Box): void {
  const { bytes } = recording
  for (const box of boxesIn(recording, parent.content, parent.end)) {
    if (NEEDED[parent.type]?.has(box.type) !== true) blank(bytes, box)
    else if (DATED.has(box.type)) zeroTimes(bytes, box)
    else if (box.type === 'trak' && !isPlayed(recording, box)) {
      blankSamples(recording, box)
      blank(bytes, box)
    } else if (box.type in NEEDED) blankWithin(recording, box)
  }
}

function blank(bytes: Buffer, { at, content, end }: Box): void {
  bytes.write('free', at + 4, 'latin1')
  bytes.fill(0, content, end)
}

function zeroTimes(bytes: Buffer, { content, end }: Box): void {
  const length = bytes[content] === 1 ? 16 : 8
  bytes.fill(0, Math.min(content + 4, end), Math.min(content + 4 + length, end))
}

function find(recording: Recording, { content, end }: Box, ...path: readonly string[]): Box | undefined {
  const [type, ...further] = path
  for (const box of boxesIn(recording, content, end))
    if (box.type === type) return further.length === 0 ? box : find(recording, box, ...further)
  return undefined
}

function isPlayed(recording: Recording, track: Box): boolean {
  const { bytes } = recording
  const handler = find(recording, track, 'mdia', 'hdlr')
  // Version and flags, a field that says nothing, then what handles it.
  return handler !== undefined && PLAYED.has(bytes.toString('latin1', handler.content + 8, handler.content + 12))
}

/** The numbers of a table behind its header, as many as there are bytes for. */
function* table(bytes: Buffer, box: Box | undefined, header: number, step: number): Generator<number, number> {
  if (box === undefined) return 0
  for (let at = box.content + header; at + step <= box.end; at += step)
    yield step === 8 ? Number(bytes.readBigUInt64BE(at)) : bytes.readUInt32BE(at)
  return 0
}

/** From where each chunk of a track begins, as many bytes as all its samples have: no chunk is longer than that. */
function blankSamples(recording: Recording, track: Box): void {
  const { bytes } = recording
  const sampleTable = find(recording, track, 'mdia', 'minf', 'stbl')
  if (sampleTable === undefined) return
  const [short, long, sizes] = ['stco', 'co64', 'stsz'].map((type) => find(recording, sampleTable, type))
  const chunks = [...table(bytes, short, 8, 4), ...table(bytes, long, 8, 8)]
  const perChunk = [...table(bytes, find(recording, sampleTable, 'stsc'), 8, 4)]
  const same = sizes === undefined || sizes.content + 8 > sizes.end ? 0 : bytes.readUInt32BE(sizes.content + 4)
  const each = table(bytes, sizes, 12, 4)
  let run = 0
  for (const [index, from] of chunks.entries()) {
    // Runs of (first chunk, samples in each chunk, description), chunks counted from 1.
    while ((perChunk[run + 3] ?? Infinity) <= index + 1) run += 3
    let length = 0
    for (let n = perChunk[run + 1] ?? 0; n > 0 && length < recording.room; n -= 1) {
      const next = same > 0 ? { done: false, value: same } : each.next()
      if (next.done === true) break
      length += next.value
    }
    length = Math.min(length, recording.room)
    recording.room -= length
    if (from < bytes.length) bytes.fill(0, from, Math.min(from + length, bytes.length))
  }
}
