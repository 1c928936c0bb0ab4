import type { DocumentStore } from '../../shared/documents'
import type { OwnPart } from '../../shared/kernel/own-part'
import { accounts } from '../account'
import { forgetOpenid, wechatOpenids } from '../wechat-openids'

/** 登录: where one is signed in. The account stays while messages are handled; the kept OPENID goes. */
export const ownSignIns = (store: DocumentStore): OwnPart => ({
  key: 'signIns',
  async copy(citizenId) {
    const account = await store.get(accounts, citizenId)
    const openid = await store.get(wechatOpenids, citizenId)
    return [
      ...(account?.sessions ?? []).map(({ startedAt, seenAt, endsAt, device }) => ({
        startedAt,
        seenAt,
        endsAt,
        device,
      })),
      ...(openid === null ? [] : [{ wechatOpenidKeptUntil: openid.expiresAt }]),
    ]
  },
  forget: (citizenId) => forgetOpenid(store, citizenId),
})
