import type { DocumentStore } from '../../cloudfunctions/shared/documents'
import { archiveSuite } from '../unit/audit/archive.suite'
import { exportsSuite } from '../unit/exports/exports.suite'
import { replyFilesSuite } from '../unit/files/reply-files.suite'
import { similarSuite } from '../unit/messages/drafting/similar.suite'
import { templatesSuite } from '../unit/messages/drafting/templates.suite'
import { purgeUnsentSuite } from '../unit/messages/purge-unsent.suite'
import { bulkSuite } from '../unit/messages/work/bulk.suite'
import { filtersSuite } from '../unit/messages/work/filters.suite'
import { searchSuite } from '../unit/messages/work/search.suite'

/** What staff do with many messages, as the memory store knows it, on a store of either home. */
export function deskWorkSuite(open: () => Promise<DocumentStore>): void {
  describe('searching messages', () => searchSuite(open))
  describe('one action on many messages', () => bulkSuite(open))
  describe('filters of the inbox', () => filtersSuite(open))
  describe('reply templates', () => templatesSuite(open))
  describe('similar answers', () => similarSuite(open))
  describe('exports', () => exportsSuite(open))
  describe('the archive of the audit log', () => archiveSuite(open))
  describe('what was never sent', () => purgeUnsentSuite(open))
  describe('files of a reply', () => replyFilesSuite(open))
}
