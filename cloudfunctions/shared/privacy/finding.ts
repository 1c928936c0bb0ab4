import type { PersonalKind } from '../../../types/privacy.terms'

/** A passage of a text that points to a person. Positions are UTF-16 units, `end` exclusive, as `slice` takes them. */
export interface Finding {
  readonly kind: PersonalKind
  readonly start: number
  readonly end: number
  /** What may stand there instead (138****1234). Never the value, never longer than it. */
  readonly masked: string
}

/** Where something was found, before it is masked. */
export interface Passage {
  readonly kind: PersonalKind
  readonly start: number
  readonly end: number
}

/** Whom and what the scanner knows of beside the text. */
export interface ScanContext {
  /** Names of the person who wrote. One character is no name. */
  readonly names?: readonly string[]
  /** What the person gave as contact, as they typed it: phone, e-mail, name, address, in any mixture. */
  readonly contacts?: readonly string[]
  /** Names that their letter says to be names (`namesSaid`), theirs or somebody else's: found wherever they stand. */
  readonly said?: readonly string[]
  /** Numbers and addresses of units, as their directory writes them: not findings. */
  readonly official?: readonly string[]
}

/** A text to be searched, in three spellings of the same length: a position in one is a position in all. */
export interface Spellings {
  readonly text: string
  /** Full-width letters, digits and signs as ASCII. */
  readonly plain: string
  /** `plain`, with Chinese numerals (〇一二, 壹贰叁, 幺, ①) as digits. */
  readonly digits: string
}
