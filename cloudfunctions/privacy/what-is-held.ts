import type { PrivacyContract } from '../../types/privacy.contract'
import { PRIVACY_NOTICE } from '../../types/privacy.terms'
import type { OutputOf } from '../../types/wire.contract'
import { countOwn } from '../messages'
import type { Actor } from '../shared/kernel/actor'
import type { OwnPart } from '../shared/kernel/own-part'
import { HELD, PRIVACY_COPY } from './copy'
import type { PrivacyDeps } from './deps'
import { readDeclaration } from './guardian'

/** 我的信息: what is held by category, for what, on which basis, for how long (PIPL art. 17, 44, 45). */
export const whatIsHeld =
  (deps: PrivacyDeps) =>
  async (citizen: Actor): Promise<OutputOf<PrivacyContract['what_is_held']>> => {
    const [own, declaration, ...counts] = await Promise.all([
      countOwn(deps, citizen),
      readDeclaration(deps.store, citizen.id),
      ...deps.parts.map(async (part) => [part.key, await countIn(part, citizen.id)] as const),
    ])
    const countOf = new Map(counts)
    const counted = (key: OwnPart['key'], unit: string): string => PRIVACY_COPY.count(countOf.get(key) ?? 0, unit)
    const { messages, files, contact, account, signIns, reads, guardian, follows, joins, notices, logs } = HELD
    return {
      noticeVersion: PRIVACY_NOTICE.version,
      categories: [
        { ...messages, held: messages.held(own.messages, own.open) },
        { ...files, held: counted('files', '个') },
        {
          ...contact,
          held: PRIVACY_COPY.count(own.contacts, '条留言留有联系方式，加密保存'),
          retention: contact.retention(deps.contactKeepDays),
        },
        { ...account },
        { ...signIns, held: counted('signIns', '条') },
        { ...reads },
        { ...guardian, held: declaration.guardianAgreed ? PRIVACY_COPY.yes : PRIVACY_COPY.none },
        { ...follows, held: counted('follows', '个') },
        { ...joins, held: counted('joins', '次') },
        { ...notices, held: counted('notices', '条') },
        { ...logs },
      ],
      consents: { publicMessages: own.public, identityShownMessages: own.identityShown },
      contacts: own.contacts,
      declaration,
    }
  }

const countIn = async (part: OwnPart, citizenId: string): Promise<number> =>
  part.count === undefined ? (await part.copy(citizenId, '')).length : part.count(citizenId)
