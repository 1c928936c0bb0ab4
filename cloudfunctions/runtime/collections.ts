import {
  auditArchives,
  auditChecks,
  auditCuts,
  auditEntries,
  auditHeads,
  auditPending,
  auditReads,
  auditSeals,
} from '../audit'
import { answerJoins, answerMatters, publicAnswers } from '../answers'
import { calendarYears, shippedYears } from '../calendar'
import { demoPlans } from '../demo'
import { follows } from '../hall/follows'
import { exportDays, exportFiles } from '../exports'
import { files, mediaChecks, mediaTraces, uploadDays } from '../files'
import { directories } from '../hall/unit'
import { accountChanges, accounts } from '../identity/account'
import { wechatOpenids } from '../identity/wechat-openids'
import { bindingCodes, credentials, signInFailures, smsCodes } from '../identity/credentials'
import { rollups } from '../insight/rollup.store'
import { purgeMarks } from '../messages/purge-mark.store'
import { editings, workingDrafts } from '../messages/writing.store'
import { sheetParts, sheets } from '../messages/sheet.store'
import { deputies } from '../messages/deputy.store'
import { approvalRules, draftVersions, messageContacts, messages, workItems } from '../messages/messages.store'
import { replyTemplates } from '../messages/drafting/reply-templates'
import { inboxFilters } from '../messages/work/saved-filters'
import { messageMatters } from '../messages/work/matter-index'
import { messageSearch } from '../messages/work/search-index'
import { contactReads, identityRequests, revealDays } from '../messages/airlock/airlock.store'
import {
  categoryTrees,
  dutyLists,
  routingDecisions,
  routingLessons,
  routingModelParts,
  routingModels,
  routingPrecedents,
  routingRuleBooks,
  routingStates,
} from '../routing/routing.store'
import { declarations, deletions, guardians, privacyRequests } from '../privacy'
import { serviceCatalogueMarks, serviceItems } from '../services/service-item'
import { unitPolicies } from '../messages/unit-policy/unit-policy.store'
import { noticeReaders, notices, noticeSends, subscriptions } from '../notifications'
import { clocks, supervisionDocuments, urgentWatches } from '../supervision'
import { historyMessages } from '../history/history.store'
import { wordCounts } from '../shared/alike'
import { signatureParts, topicDrafts, topicLinks, topicMembers, topicRemovals, topics, topicsStates } from '../topics'
import { textChecks } from '../shared/privacy'
import type { Collection, StoredDocument } from '../shared/documents'
import { leases } from '../shared/outbox/lease'
import { commits, journal, outbox, setAside } from '../shared/outbox/outbox'
import { meta } from './demo-mark'
import { jobStates } from './schedule-run'

/** Every collection of the system: what is not listed here has no table and no entry in the CloudBase manifest. */
export const COLLECTIONS: readonly Collection<StoredDocument>[] = [
  messages,
  workItems,
  messageContacts,
  messageSearch,
  messageMatters,
  inboxFilters,
  replyTemplates,
  draftVersions,
  approvalRules,
  contactReads,
  revealDays,
  identityRequests,
  deputies,
  textChecks,
  sheets,
  sheetParts,
  declarations,
  guardians,
  privacyRequests,
  deletions,
  workingDrafts,
  editings,
  purgeMarks,
  publicAnswers,
  answerMatters,
  answerJoins,
  journal,
  commits,
  outbox,
  setAside,
  wordCounts,
  leases,
  rollups,
  clocks,
  supervisionDocuments,
  urgentWatches,
  unitPolicies,
  notices,
  noticeReaders,
  noticeSends,
  subscriptions,
  historyMessages,
  calendarYears,
  shippedYears,
  directories,
  accounts,
  accountChanges,
  credentials,
  signInFailures,
  bindingCodes,
  smsCodes,
  wechatOpenids,
  follows,
  serviceItems,
  serviceCatalogueMarks,
  routingStates,
  routingModels,
  routingModelParts,
  routingLessons,
  routingRuleBooks,
  routingPrecedents,
  routingDecisions,
  dutyLists,
  categoryTrees,
  meta,
  jobStates,
  demoPlans,
  auditPending,
  auditEntries,
  auditSeals,
  auditHeads,
  auditChecks,
  auditReads,
  auditCuts,
  auditArchives,
  files,
  uploadDays,
  exportFiles,
  exportDays,
  mediaChecks,
  mediaTraces,
  signatureParts,
  topicsStates,
  topics,
  topicMembers,
  topicRemovals,
  topicLinks,
  topicDrafts,
]
