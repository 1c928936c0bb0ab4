import { hallContract, type HallUnit } from '../../types/hall.contract'
import { serve } from '../shared/function/serve'
import type { ServedModule } from '../shared/function/served-module'
import { unitsOf } from '../shared/kernel/actor'
import { DomainError } from '../shared/kernel/domain-error'
import { HALL_COPY } from './copy'
import type { Directory, DirectorySource } from './directory'
import { type FollowDeps, followedUnits, setFollowing } from './follows'
import type { AnsweringFigures, HandlerRoster, UnitAnswering } from './ports'
import type { Unit } from './unit'

export interface HallDeps extends FollowDeps {
  readonly directory: DirectorySource
  readonly answering: AnsweringFigures
  readonly roster: HandlerRoster
}

/** Fewer answers say nothing about a unit. */
const LEAST_ANSWERS = 5

/** 发布厅: the units of the city, their accounts, whom one may write to, and what a citizen follows. */
export function hallFunction(deps: HallDeps): ServedModule {
  return serve('hall', hallContract, {
    async list_units() {
      return { items: topUnits(await deps.directory.current()).map(({ id, name, kind }) => ({ id, name, kind })) }
    },

    async list_assignees({ input, actor }) {
      const directory = await deps.directory.current()
      if (directory.findUnit(input.unitId) === null) throw unitGone()
      const mine = unitsOf(actor, ['handler', 'liaison', 'approver'])
      // Staff of a sub-unit look at its own line only; staff of the unit see one level below it.
      if (!directory.lineOf(input.unitId).some((unitId) => mine.includes(unitId))) throw new DomainError('forbidden')
      const subUnits = directory.document.units.filter((unit) => unit.parentId === input.unitId)
      const handlers = await deps.roster.handlersOf(input.unitId)
      return {
        items: [
          ...subUnits.map(({ id, name }) => ({ id, name, kind: 'sub_unit' as const })),
          ...handlers.map(({ id, name }) => ({ id, name, kind: 'handler' as const })),
        ],
      }
    },

    async list_addressees({ input }) {
      const directory = await deps.directory.current()
      const asked = input.also === undefined ? null : directory.findUnit(input.also)
      const below = asked?.parentId === undefined ? [] : [asked]
      return {
        items: [
          ...directory.document.posts.map(({ id, name, unitId }) => ({
            id,
            name,
            kind: 'post' as const,
            unitId,
            unitName: directory.nameOf(unitId),
          })),
          ...[...topUnits(directory), ...below].map(({ id, name }) => ({
            id,
            name,
            kind: 'unit' as const,
            unitId: id,
            unitName: name,
          })),
        ],
      }
    },

    async hall() {
      const [directory, figures] = await Promise.all([deps.directory.current(), deps.answering.answeringByUnit()])
      const { cityName, hotline, cityAccount } = directory.document
      const units = topUnits(directory)
      const accountsFirst = [
        ...units.filter((unit) => unit.account !== undefined),
        ...units.filter((unit) => unit.account === undefined),
      ]
      return {
        city: { name: cityName, hotline, ...(cityAccount === undefined ? {} : { account: cityAccount }) },
        items: accountsFirst.map((unit) => toHallUnit(unit, figures.get(unit.id))),
      }
    },

    async follow({ input, actor }) {
      const unit = (await deps.directory.current()).findUnit(input.unitId)
      // What was followed can be left even after the unit is gone.
      if (input.following && (unit === null || unit.parentId !== undefined)) throw unitGone()
      await setFollowing(deps, actor, input.unitId, input.following)
      return { unitId: input.unitId, following: input.following }
    },

    async list_following({ actor }) {
      return { unitIds: await followedUnits(deps.store, actor.id) }
    },
  })
}

/** Departments and districts, without what is below them. */
const topUnits = (directory: Directory): Unit[] =>
  directory.document.units.filter((unit) => unit.parentId === undefined)

const unitGone = (): DomainError => new DomainError('not_found', {}, { say: HALL_COPY.unitGone })

const toHallUnit = (unit: Unit, answering: UnitAnswering | undefined): HallUnit => ({
  id: unit.id,
  name: unit.name,
  kind: unit.kind,
  ...(unit.account === undefined ? {} : { account: unit.account }),
  ...(answering === undefined || answering.replied < LEAST_ANSWERS
    ? {}
    : {
        answering: {
          replied: answering.replied,
          ...(answering.judged < LEAST_ANSWERS ? {} : { onTimeShare: answering.onTimeShare }),
          averageHours: answering.averageHours,
        },
      }),
})
