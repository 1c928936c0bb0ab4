import { resealAuthenticators } from '../../../cloudfunctions/identity'
import { signInFunction } from '../../../cloudfunctions/identity/sign-in'
import { aesContactVault } from '../../../cloudfunctions/runtime/keys'
import type { SignInStepView } from '../../../types/identity-sign-in.contract'
import { GOOD_PASSWORD, openSignIn } from './sign-in.city'
import { callAs } from '../../support/call-module'
import { ALWAYS } from '../../support/small-city'

describe('npm run rotate-keys', () => {
  const OLD = { id: 'test', key: Buffer.alloc(32, 9) }
  const NEW = { id: '2027a', key: Buffer.alloc(32, 10) }

  it('seals the authenticators with the new key: the old one is not needed any more', async () => {
    const city = await openSignIn()
    const { secret } = await city.enrol()
    const vault = aesContactVault({ ...NEW, old: [OLD] })
    expect(await resealAuthenticators({ store: city.store, vault }, ALWAYS)).toEqual({
      looked: 1,
      resealed: 1,
      unreadable: 0,
    })
    expect(await resealAuthenticators({ store: city.store, vault }, ALWAYS)).toMatchObject({
      resealed: 0,
    })
    city.clock.onHours(0.02)
    const later = signInFunction({ ...city.deps, vault: aesContactVault(NEW) })
    const ask = async (procedure: string, input: unknown) => {
      const body = await callAs(later, null, procedure, input)
      return body.ok ? (body.data as SignInStepView) : body.error
    }
    const first = (await ask('sign_in', { loginName: 'zhangsan', password: GOOD_PASSWORD })) as SignInStepView
    expect(await ask('sign_in_code', { ticket: first.ticket, code: city.codeOf(secret) })).toMatchObject({
      step: 'signed_in',
    })
  })

  it('leaves what it cannot open', async () => {
    const city = await openSignIn()
    await city.enrol()
    const vault = aesContactVault(NEW)
    expect(await resealAuthenticators({ store: city.store, vault }, ALWAYS)).toMatchObject({
      resealed: 0,
      unreadable: 1,
    })
  })
})
