import { defineCollection, type StoredDocument } from '../shared/documents'
import type { ACCOUNT_PLATFORMS, UNIT_KINDS } from '../../types/hall.contract'

/** A unit of the city 单位: department, utility or district; sub-units (科室, 镇街) name their parent. */
export interface Unit {
  readonly id: string
  readonly name: string
  readonly kind: (typeof UNIT_KINDS)[number]
  readonly parentId?: string
  /** Declared topics: what the unit answers for, as a citizen would say it. */
  readonly topics: readonly string[]
  /** Words of the unit's own list that route a message to it; at least two characters each. */
  readonly keywords: readonly string[]
  /** District units: the spellings of their area (示范区 → 示范, 示范区). */
  readonly areaNames?: readonly string[]
  /** Numbers that it publishes; they may stand in replies. */
  readonly phones?: readonly string[]
  readonly account?: {
    readonly name: string
    readonly platform: (typeof ACCOUNT_PLATFORMS)[number]
    readonly originalId?: string
    readonly introduction: string
  }
}

/** Units as tables name them: by id, or by a name that no other bears (办公室 may stand below several departments). */
export function unitsByName(units: readonly Unit[]): ReadonlyMap<string, Unit> {
  const byName = new Map<string, Unit>()
  for (const unit of units) byName.set(unit.name, unit)
  for (const unit of units) if (byName.get(unit.name) !== unit) byName.delete(unit.name)
  for (const unit of units) byName.set(unit.id, unit)
  return byName
}

/** The district 县市区 that a text names, by id, name or a spelling of its area; undefined: none. A street of one is no district. */
export const districtNamed = (named: string, units: readonly Unit[]): Unit | undefined =>
  units.find(
    ({ id, name, kind, parentId, areaNames = [] }) =>
      kind === 'district' && parentId === undefined && (id === named || name === named || areaNames.includes(named)),
  )

/** A mailbox 信箱 is a post, never a person. */
export interface Post {
  readonly id: string
  readonly name: string
  /** The unit that handles what is written to it. */
  readonly unitId: string
}

/** All units and posts in one document: read at every submission, changed a few times a year. */
export interface DirectoryDocument extends StoredDocument {
  readonly cityName: string
  readonly hotline: string
  readonly cityAccount?: Unit['account']
  readonly units: readonly Unit[]
  readonly posts: readonly Post[]
  /** Units that are no more: answers, figures and papers go on under the name that they had last. Absent: none. */
  readonly former?: readonly Pick<Unit, 'id' | 'name'>[]
}
export const directories = defineCollection<DirectoryDocument>('directories', [])
export const DIRECTORY_ID = 'city'
