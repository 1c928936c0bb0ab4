import type { PrivacyContract } from '../../types/privacy.contract'
import { PRIVACY_NOTICE } from '../../types/privacy.terms'
import type { OutputOf } from '../../types/wire.contract'
import { countOwn } from '../messages'
import type { Actor } from '../shared/kernel/actor'
import { HELD, PRIVACY_COPY } from './copy'
import type { PrivacyDeps } from './deps'
import { readDeclaration } from './guardian'

/** 我的信息: what is held by category, for what, on which basis, for how long (PIPL art. 17, 44, 45). */
export const whatIsHeld =
  (deps: PrivacyDeps) =>
  async (citizen: Actor): Promise<OutputOf<PrivacyContract['what_is_held']>> => {
    const [own, declaration, followed] = await Promise.all([
      countOwn(deps, citizen),
      readDeclaration(deps.store, citizen.id),
      deps.follows.names(citizen.id),
    ])
    const { messages, contact, account, reads, guardian, follows, logs } = HELD
    return {
      noticeVersion: PRIVACY_NOTICE.version,
      categories: [
        { ...messages, held: messages.held(own.messages, own.open) },
        {
          ...contact,
          held: PRIVACY_COPY.count(own.contacts, '条留言留有联系方式，加密保存'),
          retention: contact.retention(deps.contactKeepDays),
        },
        { ...account },
        { ...reads },
        { ...guardian, held: declaration.guardianAgreed ? PRIVACY_COPY.yes : PRIVACY_COPY.none },
        { ...follows, held: PRIVACY_COPY.count(followed.length, '个') },
        { ...logs },
      ],
      consents: { publicMessages: own.public, identityShownMessages: own.identityShown },
      contacts: own.contacts,
      declaration,
    }
  }
