import type { DocumentReader } from '../shared/documents'
import type { Clock } from '../shared/kernel/clock'
import { keptFor } from '../shared/kernel/kept-for'
import { HALL_COPY } from './copy'
import { directories, DIRECTORY_ID, type DirectoryDocument, type Post, type Unit } from './unit'

/** The city's units and posts, looked up by id. */
export interface Directory {
  readonly document: DirectoryDocument
  findUnit(id: string): Unit | null
  findPost(id: string): Post | null
  /** The unit's name; of one that no longer exists the one that it had last; null: there was none of this id. */
  findName(unitId: string): string | null
  /** The same, with words for a unit that nothing is known of. */
  nameOf(unitId: string): string
  /** The unit and, for a sub-unit, the unit above it. */
  lineOf(unitId: string): readonly string[]
  /** The unit that leads what is meant for it: for a sub-unit the one above it. */
  topOf(unitId: string): string
}

/** Numbers that everybody may read: the hotline's and those that units publish. They point to no person. */
export const publishedNumbers = ({ document: { hotline, units } }: Directory): string[] => [
  hotline,
  ...units.flatMap(({ phones = [] }) => phones),
]

/** Where the directory comes from. */
export interface DirectorySource {
  current(): Promise<Directory>
}

/** How long a process may answer from its copy; a renamed unit shows at the latest after this. */
const FRESH_MS = 5_000

/** Reads the directory document at most every five seconds. */
export const storedDirectory = (reader: DocumentReader, clock: Clock): DirectorySource => ({
  current: keptFor(FRESH_MS, clock, async () => toDirectory((await reader.get(directories, DIRECTORY_ID)) ?? EMPTY)),
})

const EMPTY: DirectoryDocument = { id: DIRECTORY_ID, version: 0, cityName: '', hotline: '12345', units: [], posts: [] }

export function toDirectory(document: DirectoryDocument): Directory {
  const units = new Map(document.units.map((unit) => [unit.id, unit]))
  const posts = new Map(document.posts.map((post) => [post.id, post]))
  const formerNames = new Map((document.former ?? []).map(({ id, name }) => [id, name]))
  const findName = (unitId: string): string | null => units.get(unitId)?.name ?? formerNames.get(unitId) ?? null
  const parentOf = (unitId: string): string | undefined => units.get(unitId)?.parentId
  return {
    document,
    findUnit: (id) => units.get(id) ?? null,
    findPost: (id) => posts.get(id) ?? null,
    findName,
    nameOf: (unitId) => findName(unitId) ?? HALL_COPY.formerUnit,
    lineOf: (unitId) => {
      const parentId = parentOf(unitId)
      return parentId === undefined ? [unitId] : [unitId, parentId]
    },
    topOf: (unitId) => parentOf(unitId) ?? unitId,
  }
}
