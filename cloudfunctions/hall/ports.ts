/** How a unit answered: what the hall may show of it (never how popular it is, B2). */
export interface UnitAnswering {
  readonly replied: number
  /** Of these, those that it could have given in time: not what was late already when it was given it. */
  readonly judged: number
  /** Of `judged`, 0–1; says nothing where that is 0. */
  readonly onTimeShare: number
  readonly averageHours: number
}

/** Implemented by insight over its rollups. Sub-units count for the unit above them. */
export interface AnsweringFigures {
  /** By unit id, over the last 90 days including today. */
  answeringByUnit(): Promise<ReadonlyMap<string, UnitAnswering>>
}

/** Implemented by identity over its accounts: who handles messages in a unit. Names are staff names. */
export interface HandlerRoster {
  handlersOf(unitId: string): Promise<readonly { readonly id: string; readonly name: string }[]>
}
