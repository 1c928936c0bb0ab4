import { spawnSync } from 'node:child_process'
import { chmodSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { transformSync } from 'esbuild'
import { PRESS_COPY } from '../../src/copy/press'
import { RECORD_COPY } from '../../src/copy/record'
import { SUPERVISION_COPY } from '../../src/copy/supervision'

const ROOT = resolve(__dirname, '../../dist/weapp')
/** The npm package `miniprogram-compiler` ships them for each system. */
const officialCompiler = (name: 'wcc' | 'wcsc'): string => {
  const { platform } = process
  const folder = platform === 'darwin' ? 'mac' : platform === 'linux' ? 'linux' : 'windows'
  const ending = folder === 'windows' ? '.exe' : ''
  const path = resolve(__dirname, '../../node_modules/miniprogram-compiler/bin', folder, `${name}${ending}`)
  chmodSync(path, 0o755)
  return path
}
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')

/**
 * WeChat's logic layer has neither window nor process nor eval. This runs the built scripts with only what it has, so
 * that a library reaching for anything else fails here and not on a phone.
 */
function logicLayer(): { load: (path: string) => void; registered: () => number } {
  let pages = 0
  const wx = {
    getSystemInfoSync: () => ({ platform: 'ios', SDKVersion: '3.7.10' }),
    getAppBaseInfo: () => ({ fontSizeScaleFactor: 1 }),
    getStorageSync: () => '',
    canIUse: () => true,
  }
  const context = createContext(
    {
      wx,
      App: () => undefined,
      Page: () => pages++,
      Component: () => undefined,
      Behavior: () => undefined,
      getApp: () => undefined,
      getCurrentPages: () => [],
      setTimeout,
      clearTimeout,
      setInterval,
      clearInterval,
      console,
    },
    { codeGeneration: { strings: false, wasm: false } },
  )
  const loaded = new Map<string, { exports: unknown }>()
  const load = (path: string): unknown => {
    const file = path.endsWith('.js') ? path : `${path}.js`
    const known = loaded.get(file)
    if (known) return known.exports
    const module = { exports: {} }
    loaded.set(file, module)
    const run = runInContext(`(function (require, module, exports) {${read(file)}\n})`, context, {
      filename: file,
    }) as (...has: unknown[]) => void
    run((other: string) => load(join(dirname(file), other)), module, module.exports)
    return module.exports
  }
  return { load, registered: () => pages }
}

describe('the settings for WeChat DevTools', () => {
  const home = resolve(__dirname, '../..')
  const settingsOf = (folder: string) =>
    JSON.parse(readFileSync(join(folder, 'project.config.json'), 'utf8')) as Record<string, string>

  it.each([
    ['the root', home],
    ['the build', ROOT],
  ])('point at the build and at the functions from %s', (_where, folder) => {
    const { miniprogramRoot = '', cloudfunctionRoot = '' } = settingsOf(folder)
    expect(resolve(folder, miniprogramRoot)).toBe(join(home, 'dist/weapp'))
    expect(resolve(folder, cloudfunctionRoot)).toBe(join(home, 'dist/functions'))
  })
})

interface AppJson {
  pages: string[]
  subPackages: { root: string; pages: string[] }[]
  requiredPrivateInfos: string[]
  permission: Record<string, { desc: string }>
  sitemapLocation: string
  lazyCodeLoading: string
  __usePrivacyCheck__: boolean
}

/** From the build on. */
const scriptsBelow = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'))

describe('what WeChat demands of app.json', () => {
  const app = JSON.parse(read('app.json')) as AppJson
  const all = scriptsBelow('').map(read)

  it('declares the location interface that the scripts call, and no other', () => {
    // https://developers.weixin.qq.com/miniprogram/dev/reference/configuration/app.html#requiredPrivateInfos
    const interfaces = [
      'chooseLocation',
      'getLocation',
      'getFuzzyLocation',
      'onLocationChange',
      'chooseAddress',
      'choosePoi',
    ]
    const called = interfaces.filter((name) => all.some((script) => new RegExp(`\\.${name}\\(`).test(script)))
    expect(app.requiredPrivateInfos).toEqual(called)
    expect(app.permission['scope.userLocation']?.desc).toMatch(/^.{5,30}$/)
  })

  it('calls no private interface that the operations page does not name for the privacy guide', () => {
    // https://developers.weixin.qq.com/miniprogram/dev/framework/user-privacy/miniprogram-intro.html
    const interfaces = [
      ...['chooseAddress', 'chooseImage', 'chooseInvoiceTitle', 'chooseLicensePlate', 'chooseLocation', 'chooseMedia'],
      ...['chooseMessageFile', 'choosePoi', 'chooseVideo', 'getClipboardData', 'getFuzzyLocation', 'getLocation'],
      ...['getUserProfile', 'getWeRunData', 'saveImageToPhotosAlbum', 'saveVideoToPhotosAlbum', 'setClipboardData'],
      ...['startLocationUpdate', 'startRecord', 'addPhoneContact', 'addPhoneCalendar', 'createVKSession'],
    ]
    const called = interfaces.filter((name) => all.some((script) => new RegExp(`\\.${name}\\(`).test(script)))
    const page = readFileSync(resolve(__dirname, '../../docs/operations.md'), 'utf8')
    expect(called).toContain('setClipboardData')
    expect(called.filter((name) => !page.includes(`\`${name}\``))).toEqual([])
  })

  it('has consent asked for before personal data are read, and loads only what a page needs', () => {
    expect(app.__usePrivacyCheck__).toBe(true)
    expect(app.lazyCodeLoading).toBe('requiredComponents')
  })

  it('lets WeChat search find what is public, and no message', () => {
    const { rules } = JSON.parse(read(app.sitemapLocation)) as { rules: { action: string; page: string }[] }
    const allowed = rules.filter(({ action }) => action === 'allow').map(({ page }) => page)
    expect(rules.at(-1)).toEqual({ action: 'disallow', page: '*' })
    expect(allowed.filter((page) => !app.pages.includes(page))).toEqual([])
    expect(allowed.filter((page) => /messages|\/me\//.test(page))).toEqual([])
  })

  it('keeps what only staff open out of the main package', () => {
    const main = scriptsBelow('')
      .filter((file) => !file.startsWith('packages/'))
      .map(read)
    for (const sentence of [SUPERVISION_COPY.readOnly, PRESS_COPY.allInTime, RECORD_COPY.title])
      expect(main.filter((script) => script.includes(sentence))).toEqual([])
  })
})

describe('what WeChat compiles of the build', () => {
  const folders = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  const all = (ending: string): string[] => folders.filter((file) => file.endsWith(ending)).sort()
  /** WeChat's own compilers, as DevTools run them at every upload: `wcc` for templates, `wcsc` for styles. */
  const compile = (compiler: 'wcc' | 'wcsc', files: string[]) =>
    spawnSync(officialCompiler(compiler), ['-js', ...files], { cwd: ROOT, encoding: 'utf8', maxBuffer: 2 ** 28 })

  it('its styles, all of them', () => {
    const { status, stderr } = compile('wcsc', all('.wxss'))
    expect([status, stderr.trim()]).toEqual([0, ''])
  })

  it('its templates, all of them', () => {
    const { status, stderr } = compile('wcc', [...all('.wxs'), ...all('.wxml')])
    expect([status, stderr.trim()]).toEqual([0, ''])
  })

  it('finds every page and component that a file names', () => {
    const { pages, subPackages } = JSON.parse(read('app.json')) as AppJson
    const named = [...pages, ...subPackages.flatMap(({ root, pages: own }) => own.map((page) => join(root, page)))]
    for (const file of all('.json').filter((name) => name !== 'project.config.json')) {
      const { usingComponents = {} } = JSON.parse(read(file)) as { usingComponents?: Record<string, string> }
      named.push(...Object.values(usingComponents).map((path) => join(dirname(file), path)))
    }
    const files = new Set(folders)
    const wanted = named.flatMap((path) => ['.js', '.json', '.wxml'].map((ending) => `${path}${ending}`))
    expect(wanted.filter((path) => !files.has(path))).toEqual([])
  })
})

/** As `babel.config.js` says it: `ios13`, `chrome80`. */
const oldestPhones = (): string[] => {
  const settings = (
    require as unknown as (path: string) => (api: object) => { presets: [[string, { targets: object }]] }
  )(resolve(__dirname, '../../babel.config.js'))
  const [[, { targets }]] = settings({ cache: () => undefined }).presets
  return Object.entries(targets).map(([name, version]) => `${name}${String(version)}`)
}

describe('the scripts of the built mini program', () => {
  const app = JSON.parse(read('app.json')) as AppJson

  it('are written as the oldest phones read: WeChat brings missing interfaces along, and no syntax', () => {
    // https://developers.weixin.qq.com/miniprogram/dev/framework/runtime/js-support.html
    // What would have to be written otherwise for them is written otherwise: a `?.`, a private field, a lookbehind.
    const written = (file: string, target: string[]) => transformSync(read(file), { target, charset: 'utf8' }).code
    const scripts = scriptsBelow('')
    expect(scripts.length).toBeGreaterThan(app.pages.length)
    expect(scripts.filter((file) => written(file, oldestPhones()) !== written(file, ['esnext']))).toEqual([])
  })

  const all = [...app.pages, ...app.subPackages.flatMap(({ root, pages }) => pages.map((page) => join(root, page)))]
  const layer = logicLayer()

  it('launch with nothing but what WeChat gives', () => {
    expect(() => layer.load('app.js')).not.toThrow()
  })

  it.each(all)('open %s with nothing but what WeChat gives', (page) => {
    const before = layer.registered()
    layer.load(page)
    expect(layer.registered()).toBe(before + 1)
  })
})
