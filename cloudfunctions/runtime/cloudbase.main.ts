import cloud from 'wx-server-sdk'
import { cloudbaseStore } from '../adapters/cloudbase'
import { type CloudOpenapi, cloudbaseSender } from '../adapters/wechat/cloudbase-sender'
import { firstAdminOf } from '../identity/first-admin'
import type { ServedModule } from '../shared/function/served-module'
import { cloudFunction, type CloudFunctionParts, type CloudMain } from './cloudbase'
import type { PlatformContext } from './cloudbase.identity'
import { moduleDeps, realSurroundings } from './core'
import type { MsgSecCheck } from '../adapters/safety'
import { type CloudFiles, cloudStorage } from '../adapters/storage/cloud-storage'
import { noImages } from '../adapters/storage/no-storage'
import { cloudMediaCheck, cloudSafety, PICTURE } from './safety-home'
import { auditKeepDays, cloudArchives, cloudHeads, lazyAuditKeys } from './audit-home'
import { auditKeysFrom, contactKeyFrom, lazyContactVault } from './keys'
import { keepDaysOf } from './config'
import type { ModuleDeps } from './modules'
import { readTemplates } from './templates'

/** An entry is two writes of a transaction, which takes about a hundred. */
const CLOUD_BATCH = 40

/**
 * Wires one module to the genuine platform. The outbox is delivered by the tick, at most a minute later: a function
 * is frozen once it has answered, so nothing could run after the commit.
 */
export function cloudMain(
  module: (deps: ModuleDeps) => ServedModule,
  jobs: CloudFunctionParts['jobs'] = {},
  take?: (deps: ModuleDeps) => (event: unknown) => Promise<void>,
): CloudMain {
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV as unknown as string })
  const openapi = cloud as unknown as {
    openapi: { security: { msgSecCheck: MsgSecCheck; mediaCheckAsync(asked: object): Promise<unknown> } }
  }
  const vault = lazyContactVault(() => contactKeyFrom(process.env))
  const store = cloudbaseStore(cloud)
  const templates = readTemplates(process.env)
  const storage = cloudStorage(cloud as unknown as CloudFiles)
  const audit = {
    keys: lazyAuditKeys(() => auditKeysFrom(process.env)),
    heads: cloudHeads((file) => cloud.uploadFile(file)),
    archives: cloudArchives(storage),
    keepDays: auditKeepDays(process.env),
    batch: CLOUD_BATCH,
  }
  const safety = cloudSafety((asked) => openapi.openapi.security.msgSecCheck(asked))
  const firstAdmin = firstAdminOf(process.env['FIRST_ADMIN'])
  const files = {
    storage,
    images: noImages,
    ...cloudMediaCheck(process.env, ({ url, ...asked }) =>
      openapi.openapi.security.mediaCheckAsync({ ...asked, mediaUrl: url, mediaType: PICTURE }),
    ),
  }
  const deps: ModuleDeps = {
    ...keepDaysOf(process.env),
    ...moduleDeps(realSurroundings(store), store, vault, () => undefined, audit, safety),
    files,
    ...(firstAdmin === null ? {} : { firstAdmin }),
    ...(templates === null
      ? {}
      : { outgoing: { sender: cloudbaseSender(cloud as unknown as CloudOpenapi), templates } }),
  }
  return cloudFunction({
    deps,
    module: module(deps),
    jobs,
    ...(take === undefined ? {} : { take: take(deps) }),
    context: () => cloud.getWXContext() as PlatformContext,
    environment: process.env,
    log: (line) => process.stdout.write(`${JSON.stringify(line)}\n`),
  })
}
