import { answersFunction, answersLike, ownJoins } from '../answers'
import { auditFunction } from '../audit'
import { calendarFunction } from '../calendar'
import { exportsFunction } from '../exports'
import { type DirectorySource, hallFunction, type HallDeps, ownFollows } from '../hall'
import { type FirstAdmin, ownSignIns } from '../identity'
import { accounts } from '../identity/account'
import { identityFunction } from '../identity/function'
import { zlibUnpack } from '../adapters/pdf/zlib-unpack'
import { excelWorkbooks } from '../adapters/xlsx'
import { answerForecasts, answeringFigures, insightFunction, overview } from '../insight'
import {
  CONTACT_KEEP_DAYS,
  type ContactVault,
  messagesFunction,
  type People,
  storedPolicies,
  withDeputyships,
  messageOfCode,
  messageReaders,
  readInbox,
  searchMessages,
} from '../messages'
import { notificationsFunction, type Outgoing, ownNotices } from '../notifications'
import { isMinor, type PrivacyDeps, privacyFunction } from '../privacy'
import { type RouterSource, routingFunction } from '../routing'
import { servicesFunction } from '../services'
import { supervisionFunction } from '../supervision'
import { topicsFunction } from '../topics'
import { filesFunction, ownFiles } from '../files'
import type { AuditHome } from './audit-home'
import type { FilesHome } from './files-home'
import type { ContentSafety } from '../shared/kernel/content-safety'
import type { DocumentStore } from '../shared/documents'
import type { ServedModule } from '../shared/function/served-module'
import type { Surroundings } from '../shared/kernel/core-deps'

/** What every module is given, by whichever runtime. */
export interface ModuleDeps extends Surroundings {
  readonly store: DocumentStore
  /** The same, answering from memory where that is as good (`keptInMemory`); absent: nothing is kept. */
  readonly kept?: Pick<DocumentStore, 'get' | 'query'>
  readonly directory: DirectorySource
  readonly vault: ContactVault
  /** Days that a contact is kept after its message has ended; absent: the product's default. */
  readonly contactKeepDays?: number
  readonly audit: AuditHome
  readonly safety: ContentSafety
  readonly files: FilesHome
  /** Where messages go that name nobody. */
  readonly router: RouterSource
  /** Who handles what, as the accounts say. */
  readonly staff: People & HallDeps['roster']
  /** Events were committed: have them delivered now rather than at the next tick. Returns at once. */
  readonly wakeRelay: () => void
  /** Who may become the first administrator by a code, on CloudBase. */
  readonly firstAdmin?: FirstAdmin
  /** 订阅消息; absent: notices stay in the app. */
  readonly outgoing?: Outgoing | undefined
}

/** 校历 */
export const calendarModule = (deps: ModuleDeps): ServedModule => calendarFunction(deps)
/** 留言办理. One function a module, so that a bundle carries no other. */
export const messagesModule = (deps: ModuleDeps): ServedModule =>
  byTheCalendar(
    deps,
    messagesFunction({
      ...deps,
      people: deps.staff,
      isMinor: (id) => isMinor(deps.store, id, deps.kept),
      forecasts: answerForecasts(deps),
      policies: storedPolicies(deps.store, deps.clock),
      routes: deps.router,
      publicAnswers: { like: answersLike(deps) },
      checksMedia: deps.files.mediaCheck !== undefined,
    }),
  )
/** 公开答复 */
export const answersModule = (deps: ModuleDeps): ServedModule => answersFunction(deps)
/** 发布厅 */
export const hallModule = (deps: ModuleDeps): ServedModule =>
  hallFunction({ ...deps, roster: deps.staff, answering: answeringFigures(deps) })
/** 便民服务 */
export const servicesModule = (deps: ModuleDeps): ServedModule => servicesFunction(deps)
/** 统计研判 */
export const insightModule = (deps: ModuleDeps): ServedModule => byTheCalendar(deps, insightFunction(deps))
/** 督办 */
export const supervisionModule = (deps: ModuleDeps): ServedModule => byTheCalendar(deps, supervisionFunction(deps))

/** 热点话题 */
export const topicsModule = (deps: ModuleDeps): ServedModule => topicsFunction(deps)

/** 分拨 */
export const routingModule = (deps: ModuleDeps): ServedModule => routingFunction(deps)
/** 通知 */
export const notificationsModule = (deps: ModuleDeps): ServedModule => standingIn(deps, notificationsFunction(deps))

/** 身份与权限 where the platform says who calls. */
export const cloudIdentityModule = (deps: ModuleDeps): ServedModule => identityFunction({ ...deps, ways: ['platform'] })

/** 附件 */
export const filesModule = (deps: ModuleDeps): ServedModule =>
  standingIn(deps, filesFunction({ ...deps, ...deps.files, unpack: zlibUnpack, readers: messageReaders(deps.store) }))

/** 导出. The library that makes sheets is in this function alone, and loaded with the first of them. */
export const exportsModule = (deps: ModuleDeps): ServedModule => {
  const reading = { ...deps, people: deps.staff }
  const shown = { inbox: readInbox(reading), search: searchMessages(reading), overview: overview(deps) }
  const write = excelWorkbooks(async () => (await import('exceljs')).default)
  return byTheCalendar(deps, standingIn(deps, exportsFunction({ ...deps, ...deps.files, shown, write })))
}

/** 审计. Names come from the accounts of staff; a citizen is an id there, and of a message its id is all that is told. */
export const auditModule = (deps: ModuleDeps): ServedModule =>
  auditFunction({
    ...deps,
    keys: deps.audit.keys,
    archives: deps.audit.archives,
    messageOf: messageOfCode(deps),
    async nameOf(accountId) {
      const account = await deps.store.get(accounts, accountId)
      return account?.kind === 'staff' ? account.name : null
    },
  })

/** What 我的信息与权利 needs: of each module the part that it holds of a citizen. */
export const privacyDeps = (deps: ModuleDeps): PrivacyDeps => ({
  ...deps,
  people: deps.staff,
  contactKeepDays: deps.contactKeepDays ?? CONTACT_KEEP_DAYS,
  parts: [
    ownFiles({ ...deps, storage: deps.files.storage, readers: messageReaders(deps.store) }),
    ownFollows(deps),
    ownJoins(deps.store),
    ownNotices(deps.store),
    ownSignIns(deps.store),
  ],
})
/** 我的信息与权利 */
export const privacyModule = (deps: ModuleDeps): ServedModule => privacyFunction(privacyDeps(deps))

/** As the Node server mounts them; identity comes beside: how people sign in differs between the homes. */
export const createModules = (deps: ModuleDeps): ServedModule[] =>
  [
    calendarModule,
    messagesModule,
    answersModule,
    hallModule,
    servicesModule,
    insightModule,
    supervisionModule,
    topicsModule,
    routingModule,
    auditModule,
    notificationsModule,
    privacyModule,
    filesModule,
    exportsModule,
  ].map((make) => make(deps))

/** A module that reckons working days: each call begins with the calendar as it is now. */
const byTheCalendar = ({ calendars }: ModuleDeps, module: ServedModule): ServedModule => ({
  ...module,
  async call(request) {
    await calendars.refresh?.()
    return module.call(request)
  },
})

/** A module in which whoever stands in for an approver today reads what that approver reads. */
const standingIn = (deps: ModuleDeps, module: ServedModule): ServedModule => ({
  ...module,
  call: (request) =>
    module.call({
      ...request,
      identify: async () => {
        const actor = await request.identify()
        return actor === null ? null : withDeputyships({ ...deps, people: deps.staff }, actor)
      },
    }),
})
