import type { Instant } from '../../shared/kernel/local-date'

const FORM =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]+(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,](\d{1,9}))?)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/i

/**
 * An instant out of a written time: `2019-04-25 09:32:09`, `2019/4/25 9:32`, `2019年4月25日`, or ISO with an offset.
 * Without an offset it is the time on a Shanghai clock. Null for what is no time or no day of the calendar.
 */
export function parseLocalTime(text: string): Instant | null {
  const match = FORM.exec(text.trim())
  if (match === null) return null
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0)) as Six
  const milliseconds = Number((match[7] ?? '').padEnd(3, '0').slice(0, 3))
  const asUtc = Date.UTC(year, month - 1, day, hour, minute, second, milliseconds)
  const read = new Date(asUtc)
  const isReal =
    read.getUTCFullYear() === year &&
    read.getUTCMonth() === month - 1 &&
    read.getUTCDate() === day &&
    read.getUTCHours() === hour &&
    read.getUTCMinutes() === minute &&
    read.getUTCSeconds() === second
  const offset = offsetMinutes(match[8])
  if (!isReal || offset === null) return null
  return new Date(asUtc - offset * 60_000).toISOString()
}
type Six = [number, number, number, number, number, number]

/** Shanghai where none is written; null for one that exists nowhere. */
function offsetMinutes(written: string | undefined): number | null {
  if (written === undefined) return 480
  if (written.toUpperCase() === 'Z') return 0
  const hours = Number(written.slice(1, 3))
  const minutes = Number(written.slice(3).replace(':', '') || 0)
  if (hours > 14 || minutes > 59) return null
  return (written.startsWith('-') ? -1 : 1) * (hours * 60 + minutes)
}
