import { useCallback } from 'react'
import type { SubscriptionTemplate } from '../../types/notifications.terms'
import { notificationsApi } from '../api/notifications.api'
import { signsInBy } from '../api/transport'
import { askToSubscribe } from '../platform/subscribe'
import { wechatLoginCode } from '../platform/wechat-login'
import { useRequest } from './use-request'

interface Subscription {
  /** Asks at this tap and books what was accepted; resolves with how many. Absent: nothing to ask for here. */
  ask: (() => Promise<number>) | undefined
}

/** 订阅消息 that may be asked for; read beforehand, since the question has to come in the tap itself. */
export function useSubscription(personId: string | undefined): Subscription {
  const offered = useRequest(personId !== undefined && askToSubscribe ? `templates/${personId}` : undefined, () =>
    notificationsApi.templates({}),
  )
  const items = offered.data?.items
  const ask = useCallback(async () => {
    if (!items || !askToSubscribe) return 0
    const accepted = await askToSubscribe(items.map(({ id }) => id))
    const templates = items.filter(({ id }) => accepted.includes(id)).map(({ template }) => template)
    return templates.length === 0 ? 0 : book(templates)
  }, [items])
  return { ask: items && items.length > 0 ? ask : undefined }
}

/** An accept that could not be booked is lost, and nothing else with it. */
async function book(templates: SubscriptionTemplate[]): Promise<number> {
  try {
    const code = signsInBy === 'token' ? await wechatLoginCode?.() : undefined
    const { credits } = await notificationsApi.accept({ templates, ...(code === undefined ? {} : { code }) })
    return credits.length
  } catch {
    return 0
  }
}
