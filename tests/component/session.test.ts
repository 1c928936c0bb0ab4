/** @jest-environment jsdom */
import { ApiFailure } from '../../src/api/failure'
import { readToken, writeToken } from '../../src/api/token'
import { useSession } from '../../src/state/session.store'
import { begin } from '../support/page-doubles'

const citizen = (id: string) => ({ id, kind: 'citizen' as const, name: id, grants: [] })

describe('who uses the app, while the server is still asked about somebody before', () => {
  let answer: (error?: Error) => void = () => undefined
  const asked = (): Promise<void> => {
    begin({
      'identity/me': () =>
        new Promise((tell, refuse) => {
          answer = (error) => (error ? refuse(error) : tell(citizen('before')))
        }),
      'identity/sign_out': () => ({}),
    })
    writeToken('of before')
    useSession.setState({ status: 'starting', me: undefined, knownId: undefined, failure: undefined })
    return useSession.getState().start()
  }

  it('is whoever signed in meanwhile, when the session before turns out to have ended', async () => {
    const started = asked()
    useSession.getState().enter({ token: 'of now', actor: citizen('now') })
    answer(new ApiFailure('unauthenticated'))
    await started
    expect(readToken()).toBe('of now')
    expect(useSession.getState()).toMatchObject({ status: 'signed_in', me: { id: 'now' }, knownId: 'now' })
  })

  it('is whoever signed in meanwhile, when the answer names the one before', async () => {
    const started = asked()
    useSession.getState().enter({ token: 'of now', actor: citizen('now') })
    answer()
    await started
    expect(useSession.getState().me?.id).toBe('now')
  })

  it('is nobody, when they signed out meanwhile', async () => {
    const started = asked()
    useSession.getState().signOut()
    answer()
    await started
    expect(useSession.getState()).toMatchObject({ status: 'signed_out', me: undefined })
  })

  it('is the one who was asked about, when nothing happened meanwhile', async () => {
    const started = asked()
    answer()
    await started
    expect(useSession.getState()).toMatchObject({ status: 'signed_in', me: { id: 'before' } })
  })
})
