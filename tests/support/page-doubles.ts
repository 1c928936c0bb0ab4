import { act, configure } from '@testing-library/react'
import { useEffect, useRef } from 'react'
import { ApiFailure } from '../../src/api/failure'
import type { Send, SignsInBy } from '../../src/api/transport.types'
import { kept, taro as device } from './device'

/** Milliseconds: the library’s own second is a matter of the machine’s speed. */
configure({ asyncUtilTimeout: 100_000 })

/**
 * What a page of the client stands on, for the component tests: Taro's hooks and storage, and a server that answers what
 * the test tells it to. `page-mocks` puts `taro` and `transport` in the place of the real ones.
 */
const shows = new Set<() => void>()
const hides = new Set<() => void>()
let params: Record<string, string> = {}
let answers: Record<string, (input: never) => unknown> = {}
const refuses = (): unknown => {
  throw new ApiFailure('not_found')
}
let otherwise = refuses

/** Addresses of pages that were asked for, in order. */
export const journeys: string[] = []
/** What reached the server, in order: `module/procedure` and its input. */
export const calls: (readonly [call: string, input: unknown])[] = []
export const inputsOf = (call: string): unknown[] => calls.filter(([name]) => name === call).map(([, input]) => input)

/** A device that kept nothing, a page opened with these parameters, and a server that answers by `module/procedure`. */
export function begin(told: typeof answers, openedWith: typeof params = {}): void {
  kept.clear()
  journeys.length = 0
  calls.length = 0
  params = openedWith
  answering(told)
  // What jsdom lacks.
  Object.assign(Element.prototype, { getClientRects: () => [{}], scrollIntoView: () => undefined })
  Object.assign(globalThis, { CSS: { escape: (text: string) => text } })
}

/** From now on the server answers this, and `others` to whatever is not named. */
export function answering(told: typeof answers, others = refuses): void {
  answers = told
  otherwise = others
}

/** The person goes to a page above this one, or to another app. */
export const goAway = (): Promise<void> => act(async () => hides.forEach((hide) => hide()))
/** The person comes back to the page: from another one, or from another app. */
export const comeBack = (): Promise<void> => act(async () => shows.forEach((show) => show()))

const go = ({ url }: { url: string }): Promise<void> => {
  journeys.push(url)
  return Promise.resolve()
}

export const taro = {
  __esModule: true,
  default: {
    ...device.default,
    getCurrentPages: () => [],
    navigateTo: go,
    redirectTo: go,
    switchTab: go,
    reLaunch: go,
  },
  useRouter: () => ({ params, path: '' }),
  usePullDownRefresh: () => undefined,
  useReachBottom: () => undefined,
  useDidHide: (run: () => void) => {
    const latest = useRef(run)
    latest.current = run
    useEffect(() => {
      const hide = (): void => latest.current()
      hides.add(hide)
      return () => void hides.delete(hide)
    }, [])
  },
  useDidShow: (run: () => void) => {
    const latest = useRef(run)
    latest.current = run
    useEffect(() => {
      const show = (): void => latest.current()
      shows.add(show)
      show()
      return () => void shows.delete(show)
    }, [])
  },
}

const signsInBy: SignsInBy = 'token'
const send: Send = async (module, procedure, input) => {
  const call = `${module}/${procedure}`
  calls.push([call, input])
  const answer = answers[call] ?? otherwise
  return answer(input as never)
}
export const transport = { send, signsInBy }
