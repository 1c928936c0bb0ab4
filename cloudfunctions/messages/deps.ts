import type { MessageKind } from '../../types/messages.terms'
import type { DirectorySource } from '../hall'
import type { DocumentStore } from '../shared/documents'
import type { Grant } from '../shared/kernel/actor'
import type { ContentSafety } from '../shared/kernel/content-safety'
import type { Instant } from '../shared/kernel/local-date'
import type { Surroundings } from '../shared/kernel/core-deps'
import type { ContactVault } from './contact-vault'
import type { PolicySource } from './unit-policy/unit-policy.store'

/** Who holds what on the staff, as far as assigning needs it. Given by the identity module. */
export interface People {
  /** Whether the account is a handler of the unit. */
  isHandlerOf(accountId: string, unitId: string): Promise<boolean>
  /** Everybody who holds a role for the unit, at most 100; nobody who is disabled. */
  staffOf(unitId: string): Promise<readonly StaffMember[]>
  /** What an account holds now; null when there is none or it is disabled. */
  grantsOf(accountId: string): Promise<readonly Grant[] | null>
}

/** Somebody of a unit, with all that they hold. */
export interface StaffMember {
  readonly id: string
  readonly name: string
  readonly grants: readonly Grant[]
}

/** What a unit's real answers let one expect, in counted working days. */
export interface Forecast {
  readonly medianWorkingDays: number
  /** Nine of ten answers took no longer. */
  readonly p90WorkingDays: number
  readonly answers: number
}

/** Implemented by insight over its rollups. */
export interface Forecasts {
  /** Of the last 90 days; null below 20 answers: too few to say anything. */
  forecastFor(unitId: string, kind: MessageKind): Promise<Forecast | null>
}

/** Where a message goes when nobody was chosen. `unitId` null: the dispatcher decides. `reason` is for the citizen. */
export interface Routed {
  readonly unitId: string | null
  readonly reason: string
  /** The clause of the unit's duty list that it rests on, and as it is quoted. */
  readonly clauseId?: string
  readonly clause?: { readonly number: number; readonly text: string }
}

/** Implemented by routing. */
export interface Routes {
  current(): Promise<{
    route(query: {
      readonly kind: MessageKind
      readonly title: string
      readonly body: string
      readonly district?: string | undefined
      readonly at: Instant
    }): Routed
    /** Whose duty list holds the clause; null: no list does. */
    unitOfClause(clauseId: string): string | null
  }>
}

/** A public answer 公开答复 as drafting offers it. `messageId`: the message that it was made of. */
export interface PublicAnswerText {
  readonly id: string
  readonly messageId: string
  readonly title: string
  readonly question: string
  readonly answer: string
  readonly unitId: string
  readonly releasedAt: Instant
}

/** Implemented by answers. */
export interface PublicAnswers {
  /** Those like a text from a likeness on, 0–1, the likest first. */
  like(asked: { readonly text: string; readonly from: number }): Promise<readonly PublicAnswerText[]>
}

export interface MessagesDeps extends Surroundings {
  readonly store: DocumentStore
  /** The same, answering from memory where that is as good (`keptInMemory`); absent: nothing is kept. */
  readonly kept?: Pick<DocumentStore, 'get' | 'query'>
  readonly directory: DirectorySource
  readonly vault: ContactVault
  readonly people: People
  /**
   * Whether a citizen writes as a minor below 14; given by the privacy module. Absent: nobody does.
   * @throws DomainError `invalid_state` while the guardian's consent is missing.
   */
  readonly isMinor?: (citizenId: string) => Promise<boolean>
  /** Absent: no unit has times of its own. */
  readonly policies?: PolicySource
  /** Absent: nothing is foretold. */
  readonly forecasts?: Forecasts
  /** Absent: drafting offers none. */
  readonly publicAnswers?: PublicAnswers
  /** 内容安全; absent: nothing is checked. */
  readonly safety?: ContentSafety
  /** WeChat looks at pictures that come with a message (`files.check_media`). Absent: nobody does. */
  readonly checksMedia?: boolean
  /** Absent: the dispatcher places whatever names nobody. */
  readonly routes?: Routes
  /** Tells the relay that a commit left something in the outbox. */
  readonly wakeRelay: () => void
}
