import { isIP } from 'node:net'
import type { WechatApp } from '../adapters/wechat'
import type { SmsGatewaySettings } from '../adapters/sms'
import type { SessionPolicies } from '../identity'
import { isWebAddress, settingOf, StartRefusal } from './config'
import { REFUSALS } from './config-copy'
import { keyFromBase64 } from './keys'
import { readWechatApp } from './wechat-home'
import { MINUTE_MS } from '../shared/kernel/local-date'

/** What a city settles of signing in; every part has a default or is off. */
export interface SignInSettings {
  /** Absent: the address of the connection counts, whatever a header says. */
  readonly trustProxy?: number | string
  readonly rateLimits: boolean
  readonly policies: SessionPolicies
  readonly addressFailures: number
  readonly wechat?: WechatApp
  readonly sms?: SmsGatewaySettings
  /** Citizens' ids are made with it; there when a citizen can sign in. */
  readonly citizenKey?: Uint8Array
}

type Environment = Readonly<Record<string, string | undefined>>

/** Reads TRUST_PROXY, RATE_LIMITS, SESSION_*, SIGN_IN_ADDRESS_FAILURES, WECHAT_*, SMS_* and CITIZEN_KEY. @throws StartRefusal */
export function readSignInSettings(environment: Environment): SignInSettings {
  const number = (name: string, usual: number, from: number, to: number): number => {
    const value = Number(settingOf(environment, name) ?? usual)
    if (!Number.isInteger(value) || value < from || value > to)
      throw new StartRefusal(REFUSALS.badNumber(name, from, to))
    return value
  }
  const trustProxy = readTrustProxy(settingOf(environment, 'TRUST_PROXY'))
  const wechat = readWechatApp(environment)
  const sms = readSms(environment)
  return {
    ...(trustProxy === undefined ? {} : { trustProxy }),
    rateLimits: readSwitch(environment, 'RATE_LIMITS'),
    policies: {
      staff: {
        idleMs: number('SESSION_IDLE_MINUTES', 30, 5, 480) * MINUTE_MS,
        absoluteMs: number('SESSION_HOURS', 12, 1, 24) * 60 * MINUTE_MS,
      },
      citizen: { idleMs: null, absoluteMs: number('CITIZEN_SESSION_DAYS', 30, 1, 90) * 24 * 60 * MINUTE_MS },
    },
    addressFailures: number('SIGN_IN_ADDRESS_FAILURES', 5, 5, 1000),
    ...(wechat === undefined ? {} : { wechat }),
    ...(sms === undefined ? {} : { sms }),
    ...(wechat === undefined && sms === undefined ? {} : { citizenKey: readCitizenKey(environment) }),
  }
}

function readSwitch(environment: Environment, name: string): boolean {
  const value = settingOf(environment, name) ?? 'on'
  if (value !== 'on' && value !== 'off') throw new StartRefusal(REFUSALS.badSwitch(name))
  return value === 'on'
}

/** A number of proxies, or their addresses and networks. */
function readTrustProxy(text: string | undefined): number | string | undefined {
  if (text === undefined) return undefined
  if (/^[1-9]$/.test(text)) return Number(text)
  const parts = text.split(',').map((part) => part.trim())
  const fits = (part: string): boolean => {
    const [address = '', bits] = part.split('/')
    const most = { 4: 32, 6: 128 }[isIP(address)]
    return most !== undefined && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most))
  }
  if (!parts.every(fits)) throw new StartRefusal(REFUSALS.badTrustProxy)
  return parts.join(',')
}

function readSms(environment: Environment): SmsGatewaySettings | undefined {
  const url = settingOf(environment, 'SMS_WEBHOOK_URL')
  const token = settingOf(environment, 'SMS_WEBHOOK_TOKEN')
  if (url === undefined && token === undefined) return undefined
  if (url === undefined || token === undefined || !isWebAddress(url)) throw new StartRefusal(REFUSALS.smsIncomplete)
  return { url, token }
}

function readCitizenKey(environment: Environment): Uint8Array {
  const key = keyFromBase64(settingOf(environment, 'CITIZEN_KEY') ?? '')
  if (key === null || key.length < 32) throw new StartRefusal(REFUSALS.citizenKeyMissing)
  return key
}
