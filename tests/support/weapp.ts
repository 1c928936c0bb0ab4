import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import simulate from 'miniprogram-simulate'
import { until } from './until'

/**
 * The built mini program on this machine: the real templates compiled by WeChat's own `wcc`, the real scripts, and a
 * double of `wx`. Needs `npm run build:weapp` (`npm test` runs it) and the jsdom environment.
 */
const ROOT = resolve(__dirname, '../../dist/weapp')

type Handler = (this: object, ...args: unknown[]) => unknown
type PageOptions = Record<string, unknown>
interface PageInstance {
  route: string
  options: Record<string, string>
  [name: string]: unknown
}
/** What a cloud function would answer: the envelope of `types/wire.contract.ts`. */
export type Answer = (input: never) => unknown

/** Thrown by an answer: what the cloud refuses, as the envelope says it. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

export interface CloudCall {
  name: string
  data: { procedure: string; input: unknown }
}

export interface MiniProgram {
  /** Every call that reached the cloud, in order. */
  calls: CloudCall[]
  /** Pages that were asked for, as `navigateTo /pages/…`. */
  journeys: string[]
  /** Opens a page of `app.json` and resolves with its root element. A page opens once in a test file. */
  open: (path: string, options?: Record<string, string>) => Promise<HTMLElement>
}

/** A tap as a finger makes it; the simulator turns it into the mini program's `tap`. */
export function tap(element: Element): void {
  const finger = [{ pageX: 1, pageY: 1, identifier: 0 }]
  const touch = (name: string, touches: object[]): void => {
    const event = new CustomEvent(name, { bubbles: true, composed: true })
    element.dispatchEvent(Object.assign(event, { touches, changedTouches: finger }))
  }
  touch('touchstart', finger)
  touch('touchend', [])
}

/** What a native field says after typing. */
export function type(element: Element, value: string): void {
  const { __wxElement: field } = element as { __wxElement?: { triggerEvent(name: string, detail: object): void } }
  if (!field) throw new Error('This is no element of a mini program.')
  field.triggerEvent('input', { value })
}

/** What is read on it, without the signs that keep a day on one line. */
export const wordsOf = (root: Element): string => (root.textContent ?? '').split('\u2060').join('')

/** The smallest element whose text is exactly this. */
export const byText = (root: Element, text: string): HTMLElement | undefined =>
  [...root.querySelectorAll<HTMLElement>('*')].filter((element) => element.textContent?.trim() === text).pop()

/**
 * Starts the mini program.
 * @param answers by `module/procedure`; what is missing answers `not_found`
 */
export function startMiniProgram(answers: Record<string, Answer>): MiniProgram {
  if (!existsSync(resolve(ROOT, 'app.json')))
    throw new Error('dist/weapp is missing: run `npm run build:weapp` before the component tests.')
  const calls: CloudCall[] = []
  const journeys: string[] = []
  const pages: PageInstance[] = []
  const host = globalThis as unknown as Record<string, unknown>
  Object.assign((host.wx ??= {}), wxDouble(answers, calls, journeys))

  let app: Record<string, Handler> | undefined
  host.App = (config: Record<string, Handler>) => (app = config)
  host.getApp = () => app
  host.getCurrentPages = () => pages
  const register = host.Component as (definition: object) => void
  host.Page = (config: PageOptions) => register(componentOf(config, pages, () => opening))
  let opening: { path: string; options: Record<string, string> } = { path: '', options: {} }

  ;(require as unknown as (path: string) => unknown)(resolve(ROOT, 'app.js'))
  app?.onLaunch?.call(app, { path: 'pages/home/index', query: {}, scene: 1001 })

  const how = { rootPath: ROOT, compiler: 'official' as const }
  const followCard = simulate.load(resolve(ROOT, 'native/follow-card/index'), 'follow-card', how)
  const comp = simulate.load(resolve(ROOT, 'comp'), 'comp', { ...how, usingComponents: { 'follow-card': followCard } })
  return {
    calls,
    journeys,
    open: async (path, options = {}) => {
      opening = { path, options }
      const using = { comp, 'follow-card': followCard }
      const page = simulate.render(simulate.load(resolve(ROOT, path), 'page', { ...how, usingComponents: using }))
      const parent = document.createElement('div')
      document.body.append(parent)
      page.attach(parent)
      return until(
        `the first view of ${path}`,
        () => parent.querySelector<HTMLElement>('[class*="page__body"]') && parent,
      )
    },
  }
}

/** WeChat's `Page` as a component, which is what the simulator can draw. */
function componentOf(
  config: PageOptions,
  pages: PageInstance[],
  opening: () => { path: string; options: Record<string, string> },
): object {
  const methods = Object.fromEntries(
    Object.entries(config).filter(([, value]) => typeof value === 'function'),
  ) as Record<string, Handler>
  return {
    data: config.data,
    methods,
    lifetimes: {
      attached(this: PageInstance) {
        const { path, options } = opening()
        this.route = path
        this.options = options
        pages.push(this)
        methods.onLoad?.call(this, options)
        methods.onShow?.call(this)
      },
      ready(this: PageInstance) {
        methods.onReady?.call(this)
      },
    },
  }
}

function envelopeOf(answer: Answer | undefined, input: unknown): object {
  try {
    if (answer === undefined) throw new Refused('not_found', '没有找到')
    return { ok: true, data: answer(input as never) }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { ok: false, error: { code: error.code, message: error.message, traceId: 'test' } }
  }
}

function wxDouble(answers: Record<string, Answer>, calls: CloudCall[], journeys: string[]): Record<string, unknown> {
  const stored = new Map<string, unknown>()
  const go = (name: string) => (options: { url: string; success?: (result: object) => void }) => {
    journeys.push(`${name} ${options.url}`)
    options.success?.({ errMsg: `${name}:ok` })
  }
  return {
    cloud: {
      init: () => undefined,
      callFunction: async (call: CloudCall) => {
        calls.push(call)
        const answer = answers[`${call.name}/${call.data.procedure}`]
        return { result: envelopeOf(answer, call.data.input), errMsg: 'cloud.callFunction:ok' }
      },
    },
    requestSubscribeMessage: (options: { tmplIds: string[]; success?: (result: object) => void }) => {
      journeys.push(`requestSubscribeMessage ${options.tmplIds.join(',')}`)
      const accepted = options.tmplIds.map((id, at) => [id, at === 0 ? 'accept' : 'reject'])
      options.success?.({ errMsg: 'requestSubscribeMessage:ok', ...(Object.fromEntries(accepted) as object) })
    },
    downloadFile: (options: { url: string; success?: (result: object) => void }) => {
      journeys.push(`downloadFile ${options.url}`)
      options.success?.({ errMsg: 'downloadFile:ok', statusCode: 200, tempFilePath: 'wxfile://tmp_1' })
    },
    openDocument: (options: { filePath: string; fileType: string; success?: (result: object) => void }) => {
      journeys.push(`openDocument ${options.filePath} as ${options.fileType}`)
      options.success?.({ errMsg: 'openDocument:ok' })
    },
    getStorageSync: (key: string) => stored.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void stored.set(key, value),
    removeStorageSync: (key: string) => void stored.delete(key),
    getSystemInfoSync: () => ({ platform: 'devtools', SDKVersion: '3.7.10', windowWidth: 390, pixelRatio: 3 }),
    getWindowInfo: () => ({ windowWidth: 390, pixelRatio: 3 }),
    getAppBaseInfo: () => ({ SDKVersion: '3.7.10', fontSizeScaleFactor: 1 }),
    canIUse: () => true,
    nextTick: (run: () => void) => setTimeout(run, 0),
    setNavigationBarTitle: (options: { success?: (result: object) => void }) => options.success?.({}),
    ...Object.fromEntries(
      ['navigateTo', 'redirectTo', 'switchTab', 'reLaunch', 'navigateBack'].map((name) => [name, go(name)]),
    ),
  }
}
