import type { Grant } from '../../../types/identity.contract'
import { ACCOUNTS_COPY } from '../../copy/accounts'
import { DOT } from '../../copy/dot'
import { ROLE_WORDS } from '../../copy/terms'

type Shown = Grant & { where?: string }

/** `市水务局 · 审核人（主要领导）` */
export const grantWords = ({ role, where, unitId, postId, level }: Shown): string =>
  [where ?? unitId ?? postId, ROLE_WORDS[role] + (level ? `（${ACCOUNTS_COPY.levels[level]}）` : '')]
    .filter(Boolean)
    .join(DOT)

export const grantsWords = (grants: readonly Shown[]): string => grants.map(grantWords).join('、')
