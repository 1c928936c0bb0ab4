import { accounts } from '../identity'
import type { DocumentReader } from '../shared/documents'

/** Who signs in on WeChat cloud is named after their OPENID (`runtime/cloudbase.identity.ts`). */
const WECHAT_ACCOUNT = /^wx_([\w-]{1,100})$/

/**
 * The OPENID that a person's account names: by its own id, or, of the staff, by that of the WeChat it was bound to.
 * Null on a city's own server, where no account names one.
 */
export async function namedOpenId(reader: DocumentReader, personId: string): Promise<string | null> {
  const named = openIdOf(personId)
  return named ?? openIdOf((await reader.get(accounts, personId))?.wechatId)
}

const openIdOf = (accountId = ''): string | null => WECHAT_ACCOUNT.exec(accountId)?.[1] ?? null
