import { type DirectorySource, hallFunction, type HallDeps } from '../hall'
import { answeringFigures, insightFunction } from '../insight'
import { type ContactVault, messagesFunction, type People } from '../messages'
import { servicesFunction } from '../services'
import type { DocumentStore } from '../shared/documents'
import type { ServedModule } from '../shared/function/served-module'
import type { Surroundings } from '../shared/kernel/core-deps'

/** What every module is given, by whichever runtime. */
export interface ModuleDeps extends Surroundings {
  readonly store: DocumentStore
  readonly directory: DirectorySource
  readonly vault: ContactVault
  /** Who handles what, as the accounts say. */
  readonly staff: People & HallDeps['roster']
  /** Events were committed: have them delivered now rather than at the next tick. Returns at once. */
  readonly wakeRelay: () => void
}

/** The modules of the city but identity: how people sign in differs between the homes. */
export const MODULES = {
  messages: (deps: ModuleDeps) => messagesFunction({ ...deps, people: deps.staff }),
  hall: (deps: ModuleDeps) => hallFunction({ ...deps, roster: deps.staff, answering: answeringFigures(deps) }),
  services: (deps: ModuleDeps) => servicesFunction(deps),
  insight: (deps: ModuleDeps) => insightFunction(deps),
} as const satisfies Record<string, (deps: ModuleDeps) => ServedModule>

/** All of them, as the Node server mounts them. */
export const createModules = (deps: ModuleDeps): ServedModule[] => Object.values(MODULES).map((make) => make(deps))
