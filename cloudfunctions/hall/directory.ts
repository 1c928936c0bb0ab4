import type { DocumentReader } from '../shared/documents'
import type { Clock } from '../shared/kernel/clock'
import { keptFor } from '../shared/kernel/kept-for'
import { directories, DIRECTORY_ID, type DirectoryDocument, type Post, type Unit } from './unit'

/** The city's units and posts, looked up by id. */
export interface Directory {
  readonly document: DirectoryDocument
  findUnit(id: string): Unit | null
  findPost(id: string): Post | null
  /** The unit's name; 未知单位 for one that no longer exists. */
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
  const parentOf = (unitId: string): string | undefined => units.get(unitId)?.parentId
  return {
    document,
    findUnit: (id) => units.get(id) ?? null,
    findPost: (id) => posts.get(id) ?? null,
    nameOf: (unitId) => units.get(unitId)?.name ?? '未知单位',
    lineOf: (unitId) => {
      const parentId = parentOf(unitId)
      return parentId === undefined ? [unitId] : [unitId, parentId]
    },
    topOf: (unitId) => parentOf(unitId) ?? unitId,
  }
}
