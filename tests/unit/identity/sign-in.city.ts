import { generateSync } from 'otplib'
import { accounts, jwtTokens, identifyBearer } from '../../../cloudfunctions/identity'
import { type SignInDeps, signInFunction } from '../../../cloudfunctions/identity/sign-in'
import { argon2Passwords } from '../../../cloudfunctions/adapters/argon2'
import { aesContactVault } from '../../../cloudfunctions/runtime/keys'
import { citizenIds } from '../../../cloudfunctions/runtime/server-identity'
import type { Actor } from '../../../cloudfunctions/shared/kernel/actor'
import type { AccountView, IssuedCode } from '../../../types/identity.contract'
import type { SignInStepView } from '../../../types/identity-sign-in.contract'
import type { WireError } from '../../../types/wire.contract'
import { ADMIN, handlerOf, openAccounts } from './identity.city'

const KEY = Buffer.alloc(32, 7)
/** The least that argon2 takes: these tests are about the way in, not about the cost of a guess. */
const QUICK = { memoryCost: 8, timeCost: 1, parallelism: 1 }
export const GOOD_PASSWORD = '雨后彩虹照在和平路上' + '真好看'
export type Enrolled = { token: string; recoveryCodes: string[] }

/** The small city with the sign-in of its own server, over HTTP's `Authorization` as the server reads it. */
export async function openSignIn(more: Partial<SignInDeps> = {}) {
  const city = await openAccounts()
  const tokens = jwtTokens({ key: KEY, issuer: 'minsheng', lifetimeSeconds: 12 * 3600, clock: city.clock })
  const deps: SignInDeps = {
    ...city.deps,
    tokens,
    tickets: jwtTokens({
      key: KEY,
      issuer: 'minsheng',
      audience: 'minsheng-sign-in',
      lifetimeSeconds: 600,
      clock: city.clock,
    }),
    passwords: argon2Passwords('忙', QUICK),
    vault: aesContactVault({ id: 'test', key: Buffer.alloc(32, 9) }),
    citizenId: citizenIds(Buffer.alloc(32, 3)),
    ...more,
  }
  const module = signInFunction(deps)
  const identify = identifyBearer(tokens, city.store, { store: city.store, clock: city.clock })
  /** Calls from an address, with a token or without. */
  const ask = async (procedure: string, input: unknown, token?: string, address = '10.0.0.1') => {
    const { body } = await module.call({
      procedure,
      input,
      traceId: 't',
      from: { address, device: '测试' },
      identify: () => identify(token === undefined ? undefined : `Bearer ${token}`),
    })
    return body
  }
  const call = async <Data>(procedure: string, input: unknown, token?: string, address?: string): Promise<Data> => {
    const body = await ask(procedure, input, token, address)
    if (!body.ok) throw new Error(`${procedure}: ${JSON.stringify(body.error)}`)
    return body.data as Data
  }
  const refused = async (procedure: string, input: unknown, token?: string, address?: string): Promise<WireError> => {
    const body = await ask(procedure, input, token, address)
    if (body.ok) throw new Error(`${procedure} was not refused`)
    return body.error
  }
  /** What the authenticator shows now. */
  const codeOf = (secret: string): string =>
    generateSync({ secret, epoch: Math.floor(Date.parse(city.clock.now()) / 1000) })

  const hire = (loginName = 'zhangsan') =>
    city.call<{ account: AccountView; issued: IssuedCode }>(ADMIN, 'create_account', {
      loginName,
      name: '张三',
      grants: [handlerOf('heating')],
    })
  /** A member of the staff from the one-time code to the first session. */
  const enrol = async (loginName = 'zhangsan') => {
    const { account, issued } = await hire(loginName)
    const first = await call<SignInStepView>('sign_in', { loginName, password: issued.code })
    const second = await call<SignInStepView>('set_password', { ticket: first.ticket, password: GOOD_PASSWORD })
    const { secret } = await call<{ secret: string }>('start_enrolment', { ticket: second.ticket })
    const done = await call<Enrolled>('confirm_enrolment', { ticket: second.ticket, code: codeOf(secret) })
    return { id: account.id, loginName, secret, issued, ...done }
  }
  type Enrolment = Awaited<ReturnType<typeof enrol>>
  /** A later sign-in: the clock moves on, since a code is taken once. */
  const signInAgain = async ({ loginName, secret }: Pick<Enrolment, 'loginName' | 'secret'>): Promise<string> => {
    city.clock.onHours(0.02)
    const { ticket } = await call<SignInStepView>('sign_in', { loginName, password: GOOD_PASSWORD })
    const { token } = await call<SignInStepView>('sign_in_code', { ticket, code: codeOf(secret) })
    if (token === undefined) throw new Error('not signed in')
    return token
  }
  return {
    ...city,
    ask,
    call,
    refused,
    codeOf,
    hire,
    enrol,
    signInAgain,
    identify,
    tokens,
    deps,
    asAdmin: <Data>(procedure: string, input: unknown, admin: Actor = ADMIN) =>
      city.call<Data>(admin, procedure, input),
    account: async (id: string) => {
      const account = await city.store.get(accounts, id)
      if (account === null) throw new Error(`no account ${id}`)
      return account
    },
  }
}
export type SignInCity = Awaited<ReturnType<typeof openSignIn>>

/** The first step of a sign-in, with a name and a password. */
export const stepOf = (city: SignInCity, loginName: string, password: string) =>
  city.call<SignInStepView>('sign_in', { loginName, password })
