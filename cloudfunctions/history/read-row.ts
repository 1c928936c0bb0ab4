import { MESSAGE_KINDS, type MessageKind } from '../../types/messages.terms'
import { type Instant, shanghaiDay, startOfShanghaiDay } from '../shared/kernel/local-date'
import { KIND_WORDS } from '../shared/kernel/kind-words'
import { isStorable } from '../shared/kernel/storable-text'
import { FIELD_NAMES, ROW_REASONS, type RowField } from './copy'
import { HISTORY_LIMITS, type HistoricRow } from './domain/historic-message'
import { parseLocalTime } from './domain/local-time'

/** One row as a file gives it, by the names of the fields; other fields are left alone. */
export type RawRow = Readonly<Partial<Record<RowField, unknown>>>
export type RowReading =
  | { readonly row: HistoricRow; readonly reasons?: never }
  | { readonly row?: never; readonly reasons: readonly string[] }

/** No petition system is older. */
const EARLIEST: Instant = '1949-01-01T00:00:00.000Z'

/** Reads a row under history's own limits. Says everything that is wrong with it at once, and never quotes it. */
export function readRow(raw: RawRow, now: Instant): RowReading {
  const reasons: string[] = []
  const text = (field: RowField, max: number, required = false): string | undefined => {
    const value = asText(raw[field])
    if (value === null) reasons.push(ROW_REASONS.notText(FIELD_NAMES[field]))
    else if (value === '') {
      if (required) reasons.push(ROW_REASONS.missing(FIELD_NAMES[field]))
    } else if (value.length > max) reasons.push(ROW_REASONS.fieldTooLong(FIELD_NAMES[field], max, value.length))
    else if (!isStorable(value)) reasons.push(ROW_REASONS.badCharacters(FIELD_NAMES[field]))
    else return value
    return undefined
  }
  const time = (field: RowField, required = false): Instant | undefined => {
    const written = text(field, HISTORY_LIMITS.id, required)
    if (written === undefined) return undefined
    const instant = parseLocalTime(written)
    if (instant === null) reasons.push(ROW_REASONS.badTime(FIELD_NAMES[field]))
    else if (instant < EARLIEST || instant > now) reasons.push(ROW_REASONS.unlikelyTime(FIELD_NAMES[field]))
    else return instant
    return undefined
  }
  const sourceId = text('id', HISTORY_LIMITS.id, true)
  const title = text('title', HISTORY_LIMITS.title, true)
  const content = text('content', HISTORY_LIMITS.content, true)
  const createdAt = time('createdAt', true)
  const reply = text('reply', HISTORY_LIMITS.reply)
  const repliedAt = time('repliedAt')
  const category = text('category', HISTORY_LIMITS.category)
  const unitName = text('unit', HISTORY_LIMITS.unit)
  const kind = readKind(asText(raw.kind))
  if (kind === null) reasons.push(ROW_REASONS.unknownKind)
  if (reasons.length === 0) {
    if (reply !== undefined && repliedAt === undefined) reasons.push(ROW_REASONS.replyWithoutTime)
    if (reply === undefined && repliedAt !== undefined) reasons.push(ROW_REASONS.timeWithoutReply)
    if (repliedAt !== undefined && createdAt !== undefined && isBefore(repliedAt, createdAt))
      reasons.push(ROW_REASONS.repliedBeforeCreated)
  }
  const isWhole = sourceId !== undefined && title !== undefined && content !== undefined && createdAt !== undefined
  if (reasons.length > 0 || !isWhole || kind === null) return { reasons }
  return {
    row: {
      sourceId,
      kind,
      title,
      content,
      createdAt,
      ...(reply !== undefined && repliedAt !== undefined ? { answer: { reply, repliedAt } } : {}),
      ...(category !== undefined ? { category } : {}),
      ...(unitName !== undefined ? { unitName } : {}),
    },
  }
}

/** A day written without a time is read as its beginning: answered on the very day is not answered before. */
const isBefore = (repliedAt: Instant, createdAt: Instant): boolean =>
  repliedAt < createdAt && repliedAt !== startOfShanghaiDay(shanghaiDay(createdAt))

/** Numbers are common as ids; empty is as good as absent. Null: neither text nor number. */
function asText(value: unknown): string | null {
  if (value === undefined || value === null) return ''
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : null
}

/** What an earlier system did not tell apart is a complaint. Null: a kind that does not exist. */
function readKind(word: string | null): MessageKind | null {
  if (word === '') return 'complaint'
  if (word === null) return null
  return MESSAGE_KINDS.find((kind) => word === kind || word === KIND_WORDS[kind]) ?? null
}
