import type { MessageKind, Outcome } from '../../../../types/messages.terms'

/**
 * One hand-written message with the answer it gets. `{小区}`, `{路}` and `{时候}` are filled in per message,
 * the same in both texts, so that one text read twice speaks of two places.
 */
export interface Text {
  /** The unit that it concerns. */
  readonly unitId: string
  readonly kind: MessageKind
  readonly outcome: Outcome
  readonly body: string
  readonly reply: string
}

type Row = readonly [kind: MessageKind, outcome: Outcome, body: string, reply: string]

export const textsOf = (unitId: string, rows: readonly Row[]): readonly Text[] =>
  rows.map(([kind, outcome, body, reply]) => ({ unitId, kind, outcome, body, reply }))
