import type { SmsSender } from '../../identity'
import { DomainError } from '../../shared/kernel/domain-error'

export interface SmsGatewaySettings {
  /** The city's own gateway: takes `POST {phone, code}` as JSON and answers 2xx once it has taken it. */
  readonly url: string
  /** Sent as `Authorization: Bearer …`. */
  readonly token: string
  /** Milliseconds until the gateway counts as away; absent: 5 seconds. */
  readonly timeoutMs?: number
}

const TIMEOUT_MS = 5_000
const AWAY = '短信暂时发不出去，请过几分钟再试，或拨打12345反映。'

/** Every city has another contract for text messages: a few lines of its own stand behind this address. */
export const webhookSms = ({ url, token, timeoutMs = TIMEOUT_MS }: SmsGatewaySettings): SmsSender => ({
  async sendCode(phone, code) {
    const taken = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ phone, code }),
      signal: AbortSignal.timeout(timeoutMs),
      redirect: 'error',
    }).then(
      (response) => response.ok,
      () => false,
    )
    if (!taken) throw new DomainError('unavailable', {}, { say: AWAY })
  },
})
