/** One clause of a unit's duty list 职责清单: what every routing, return and ruling cites by `id`. */
export interface DutyClause {
  /** `<unitId>-<number>`; the number is the clause's place in the unit's list, from 1. */
  readonly id: string
  readonly unitId: string
  /** First level of the category tree; absent in a list that does not say. */
  readonly category?: string
  /** The duty as the city wrote it. */
  readonly text: string
  readonly topics: readonly string[]
  /** Ids of district units to which the clause is limited; empty: the whole city. */
  readonly districts: readonly string[]
  readonly keywords: readonly string[]
  /** Other names of the unit or its matters, as citizens say them. */
  readonly aliases: readonly string[]
}

/** The number by which a clause is quoted: 依据职责第3条. */
export const clauseNumber = ({ id, unitId }: Pick<DutyClause, 'id' | 'unitId'>): number =>
  Number(id.slice(unitId.length + 1)) || 0

/** Whether somebody wrote it: what only stands for a unit's words in the directory has number 0 and is never cited. */
export const isCited = (clause: DutyClause | null): clause is DutyClause => clause !== null && clauseNumber(clause) > 0
export const quotedNumber = (clause: DutyClause | null): number | undefined =>
  isCited(clause) ? clauseNumber(clause) : undefined

/** What somebody cited once, in a rule or a ruling. */
export interface Citation {
  readonly unitId: string
  readonly clauseId?: string
  /** The duty as it read then: a list that is read in anew may number its clauses otherwise. Absent: cited before texts were kept. */
  readonly clauseText?: string
}

/** The clause of today that was cited: that of its number where it reads the same, else the unit's that does; null: none. */
export function citedClause(
  { unitId, clauseId, clauseText }: Citation,
  duties: readonly DutyClause[],
): DutyClause | null {
  if (clauseId === undefined) return null
  const numbered = duties.find(({ id }) => id === clauseId) ?? null
  if (clauseText === undefined || numbered?.text === clauseText) return numbered
  return duties.find((clause) => clause.unitId === unitId && clause.text === clauseText) ?? null
}

/** A category of the official tree: a first level and the names below it. */
export interface Category {
  readonly name: string
  readonly children: readonly string[]
}
