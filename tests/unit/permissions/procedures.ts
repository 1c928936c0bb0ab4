import type { AnswersContract } from '../../../types/answers.contract'
import type { AuditContract } from '../../../types/audit.contract'
import type { CalendarContract } from '../../../types/calendar.contract'
import type { ExportsContract } from '../../../types/exports.contract'
import type { FilesContract } from '../../../types/files.contract'
import type { HallContract } from '../../../types/hall.contract'
import type { IdentitySignInContract } from '../../../types/identity-sign-in.contract'
import type { IdentityContract } from '../../../types/identity.contract'
import type { InsightContract } from '../../../types/insight.contract'
import type { MessagesContract } from '../../../types/messages.contract'
import type { NotificationsContract } from '../../../types/notifications.contract'
import type { PrivacyContract } from '../../../types/privacy.contract'
import type { RoutingContract } from '../../../types/routing.contract'
import type { ServicesContract } from '../../../types/services.contract'
import type { SupervisionContract } from '../../../types/supervision.contract'
import type { TopicsContract } from '../../../types/topics.contract'

/** Every module with its contract; a module that is mounted and not here fails the matrix. */
interface Contracts {
  answers: AnswersContract
  audit: AuditContract
  calendar: CalendarContract
  exports: ExportsContract
  files: FilesContract
  hall: HallContract
  identity: IdentityContract & IdentitySignInContract
  insight: InsightContract
  messages: MessagesContract
  notifications: NotificationsContract
  privacy: PrivacyContract
  routing: RoutingContract
  services: ServicesContract
  supervision: SupervisionContract
  topics: TopicsContract
}

/** `module.procedure`, for every procedure of the system. */
export type ProcedureName = {
  [Module in keyof Contracts]: `${Module}.${keyof Contracts[Module] & string}`
}[keyof Contracts]
