import type { Session } from './session'

interface SignedIn {
  readonly epoch: number
  readonly sessions?: readonly Session[]
  readonly wechatId?: string
}

/** 全部下线: tokens of the earlier epoch, every session and WeChat's binding no longer hold. */
export function withoutSessions<Some extends SignedIn>(account: Some): Some {
  const { wechatId: _bound, ...rest } = account
  return { ...rest, epoch: account.epoch + 1, sessions: [] } as unknown as Some
}
