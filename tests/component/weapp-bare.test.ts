import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { createContext, runInContext } from 'node:vm'

const ROOT = resolve(__dirname, '../../dist/weapp')
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
}

describe('the scripts of the built mini program', () => {
  const app = JSON.parse(read('app.json')) as AppJson
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
