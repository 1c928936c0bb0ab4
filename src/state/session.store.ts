import { create } from 'zustand'
import type { ActorView } from '../../types/identity.contract'
import { type ApiFailure, toFailure } from '../api/failure'
import { identityApi } from '../api/identity.api'
import { readToken, writeToken } from '../api/token'
import { signsInBy } from '../api/transport'
import { readStored, writeStored } from '../platform/storage'

const KNOWN_KEY = 'minsheng.known'
/** Kept as long as nobody signed out, so that a page knows whose it is before the server answers, and without it. */
const known = (knownId: string | undefined): { knownId: string | undefined } => {
  writeStored(KNOWN_KEY, knownId)
  return { knownId }
}

interface Session {
  /** `failed`: the server could not be asked; what was known before stays. */
  status: 'starting' | 'signed_out' | 'signed_in' | 'failed'
  me: ActorView | undefined
  /** Who it was when the server last said so; absent after signing out. Says whose texts to show, and gives no rights. */
  knownId: string | undefined
  failure: ApiFailure | undefined
  /** Asks who I am. Once at launch, and again from the failed state. */
  start: () => Promise<void>
  /** Demonstration server only. @throws ApiFailure */
  signInAs: (persona: string) => Promise<ActorView>
  /** Somebody came in, by whatever way. */
  enter: (signedIn: { token: string; actor: ActorView }) => void
  /** Ends the session on the server too; without the network it is at least forgotten here. */
  signOut: () => void
}

/** Who uses the app now. Roles come with every start, so a withdrawn right is gone at the next one. */
export const useSession = create<Session>()((set, get) => ({
  status: 'starting',
  me: undefined,
  knownId: readStored<string>(KNOWN_KEY),
  failure: undefined,
  start: async () => {
    const token = readToken()
    if (signsInBy === 'token' && !token) return set({ status: 'signed_out', me: undefined, ...known(undefined) })
    // Whoever signs in or out while the server is asked is not overruled by an answer about somebody before.
    const overtaken = (): boolean => readToken() !== token
    try {
      const me = await identityApi.me({})
      if (!overtaken()) set({ status: 'signed_in', me, failure: undefined, ...known(me.id) })
    } catch (error) {
      if (overtaken()) return
      const failure = toFailure(error)
      if (failure.code !== 'unauthenticated') return set({ status: 'failed', failure })
      writeToken(undefined)
      set({ status: 'signed_out', me: undefined, failure: undefined, ...known(undefined) })
    }
  },
  signInAs: async (persona) => {
    const signedIn = await identityApi.demoLogin({ persona })
    get().enter(signedIn)
    return signedIn.actor
  },
  enter: ({ token, actor }) => {
    writeToken(token)
    set({ status: 'signed_in', me: actor, failure: undefined, ...known(actor.id) })
  },
  signOut: () => {
    void identityApi.signOut({}).catch(() => undefined)
    writeToken(undefined)
    set({ status: 'signed_out', me: undefined, failure: undefined, ...known(undefined) })
  },
}))
