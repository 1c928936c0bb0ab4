import { appendAudit } from '../../audit'
import { type Directory, unitsByName } from '../../hall'
import type { DocumentStore, NewDocument, Transaction } from '../../shared/documents'
import { SYSTEM } from '../../shared/kernel/actor'
import { type IdSource, sha256 } from '../../shared/kernel/ids'
import type { Instant } from '../../shared/kernel/local-date'
import { appendEvents } from '../../shared/outbox/outbox'
import { ROW_REASONS } from '../copy'
import { type HistoricMessage, historicId, type HistoricRow } from '../domain/historic-message'
import { HISTORY_STREAM, historicEvents, type Judging } from '../events'
import { historyMessages } from '../history.store'
import { readRow } from '../read-row'
import type { SourceRow } from '../source-row'

/** Rows that one transaction writes; each brings its message and up to two events with their outbox entries. */
const BATCH = 50
/** Transactions under way at once. */
const PARALLEL = 4

export interface ImportOptions {
  readonly store: DocumentStore
  readonly ids: IdSource
  readonly directory: Directory
  readonly now: Instant
  /** The earlier system: ids are unique within it. */
  readonly source: string
  /** Our rules, when what was promised under others is to be judged all the same. */
  readonly judging: Judging | null
  /** Reads and checks everything, writes nothing. */
  readonly dryRun: boolean
  /** A row that was not imported: its line and a Chinese reason, never its text. */
  readonly onError: (line: number, reason: string) => void
  /** Called after every round with the counts so far. */
  readonly onProgress: (report: ImportReport) => void
}

/** `rows` = `imported` + `present` + `changed` + `refused`. */
export interface ImportReport {
  readonly rows: number
  /** Inserted now (in a dry run: would be). */
  readonly imported: number
  /** There already, unchanged. */
  readonly present: number
  /** There already with other content; kept as it was. */
  readonly changed: number
  /** Not readable or against the limits. */
  readonly refused: number
  /** Imported rows whose unit has no namesake among the units of today. */
  readonly unknownUnits: number
}
interface Candidate {
  readonly line: number
  readonly message: NewDocument<HistoricMessage>
}
type Verdict = 'imported' | 'present' | 'changed'

/**
 * Brings the messages of an earlier system in, in file order, a few hundred at a time. Safe to interrupt anywhere and
 * to run again: a message's id derives from its source and its id there, and message and events commit together.
 */
export async function importHistory(rows: AsyncIterable<SourceRow>, options: ImportOptions): Promise<ImportReport> {
  const counts = { rows: 0, imported: 0, present: 0, changed: 0, refused: 0, unknownUnits: 0 }
  const lineOf = new Map<string, number>()
  const prepare = prepareWith(options)
  let round: Candidate[] = []
  const refuse = (line: number, reason: string): void => {
    counts.refused += 1
    options.onError(line, reason)
  }
  const finishRound = async (): Promise<void> => {
    const batches = Array.from({ length: Math.ceil(round.length / BATCH) }, (_, index) =>
      round.slice(index * BATCH, (index + 1) * BATCH),
    )
    const verdicts = (await Promise.all(batches.map((batch) => importBatch(batch, options)))).flat()
    round.forEach(({ line, message }, index) => {
      const verdict = verdicts[index] ?? 'present'
      counts[verdict] += 1
      if (verdict === 'changed') options.onError(line, ROW_REASONS.changed)
      if (verdict === 'imported' && message.unitName !== undefined && message.unitId === null) counts.unknownUnits += 1
    })
    round = []
    options.onProgress({ ...counts })
  }
  for await (const { line, fields, broken } of rows) {
    counts.rows += 1
    const reading = broken !== undefined ? { reasons: [broken] } : readRow(fields, options.now)
    const { row } = reading
    const firstLine = row === undefined ? undefined : lineOf.get(row.sourceId)
    if (row === undefined) refuse(line, (reading.reasons ?? []).join('；'))
    else if (firstLine !== undefined) refuse(line, ROW_REASONS.repeated(firstLine))
    else {
      lineOf.set(row.sourceId, line)
      round.push({ line, message: prepare(row) })
    }
    if (round.length === BATCH * PARALLEL) await finishRound()
  }
  await finishRound()
  return counts
}

/** Makes the document of a row. */
function prepareWith({ directory, source, now }: ImportOptions): (row: HistoricRow) => NewDocument<HistoricMessage> {
  const units = unitsByName(directory.document.units)
  return (row) => ({
    ...row,
    id: historicId(source, row.sourceId),
    source,
    unitId: row.unitName === undefined ? null : (units.get(row.unitName)?.id ?? null),
    contentHash: sha256(JSON.stringify(row)),
    importedAt: now,
  })
}

/** One transaction; in a dry run it only looks. */
async function importBatch(batch: readonly Candidate[], options: ImportOptions): Promise<Verdict[]> {
  if (options.dryRun) {
    const present = await Promise.all(batch.map(({ message }) => options.store.get(historyMessages, message.id)))
    return batch.map(({ message }, index) => verdictOn(message, present[index] ?? null))
  }
  return options.store.transact(async (transaction) => {
    const present = await Promise.all(batch.map(({ message }) => transaction.get(historyMessages, message.id)))
    const verdicts = batch.map(({ message }, index) => {
      const verdict = verdictOn(message, present[index] ?? null)
      if (verdict === 'imported') insert(transaction, message, options.judging)
      return verdict
    })
    const imported = verdicts.filter((verdict) => verdict === 'imported').length
    if (imported > 0)
      appendAudit(transaction, options.ids, {
        actor: SYSTEM,
        at: options.now,
        action: 'command:import',
        // The name of a source is a person's word; its hash tells one from another.
        subject: { kind: 'history', id: sha256(options.source) },
        what: { imported },
      })
    return verdicts
  })
}

const verdictOn = (message: NewDocument<HistoricMessage>, present: HistoricMessage | null): Verdict => {
  if (present === null) return 'imported'
  return present.contentHash === message.contentHash ? 'present' : 'changed'
}

function insert(transaction: Transaction, message: NewDocument<HistoricMessage>, judging: Judging | null): void {
  transaction.insert(historyMessages, message)
  appendEvents(transaction, HISTORY_STREAM, historicEvents(message, judging))
}
