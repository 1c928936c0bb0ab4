import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { type Browser, type BrowserContext, chromium } from 'playwright-core'
import { writeSfntOfWoff } from './woff'

/** Screens that every page is looked at in. */
export const PHONE = { width: 390, height: 844 } as const
export const DESK = { width: 1280, height: 800 } as const

/** The mini program's typings claim the name `require` for themselves. */
const find = createRequire(__filename)
const folderOf = (name: string): string => dirname(find.resolve(name))
/** `bin/` of `@sparticuz/chromium`: its entry lies in `build/cjs/`. */
const packed = (): string => join(folderOf('@sparticuz/chromium'), '..', '..', 'bin')
const fontFolder = (): string => join(folderOf('@fontsource/noto-sans-sc'), 'files')

/** Counts what `unpacked` lays out, so that another layout does not find the folder of an earlier one. */
const LAYOUT = 2

/** Unpacked once a machine and user, under the version's name; a half-unpacked folder is never seen. */
async function unpacked(): Promise<string> {
  const manifest = join(packed(), '..', 'package.json')
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
  const kept = process.env.MINSHENG_TEST_CACHE ?? tmpdir() // what a test run leaves in its own folder is removed after it
  const home = join(kept, `minsheng-chromium-${version}-${LAYOUT}-${userInfo().uid}`)
  if (existsSync(home)) return home
  const making = mkdtempSync(`${home}-`)
  try {
    const program = join(making, 'chromium')
    await unbrotli('chromium.br', program, 0o755)
    if (lacksLibraries(program)) {
      await unbrotli('al2023.tar.br', join(making, 'libraries.tar'))
      execFileSync('tar', ['-xf', 'libraries.tar'], { cwd: making })
    }
    layOutFonts(making, home)
    renameSync(making, home)
  } catch (error) {
    rmSync(making, { recursive: true, force: true })
    if (!existsSync(home)) throw error // else another process was faster
  }
  return home
}

const unbrotli = (from: string, to: string, mode = 0o644): Promise<void> =>
  pipeline(createReadStream(join(packed(), from)), createBrotliDecompress(), createWriteStream(to, { mode }))

/** Whether libnss3 and its kind are missing here; the package brings them along. */
function lacksLibraries(program: string): boolean {
  try {
    return execFileSync('ldd', [program], { encoding: 'utf8' }).includes('not found')
  } catch {
    return true
  }
}

/** A Chinese font for the screenshots, for machines that have none; unpacked because fontconfig reads no WOFF. */
function layOutFonts(making: string, home: string): void {
  const fonts = join(making, 'fonts')
  mkdirSync(fonts)
  for (const weight of [400, 600])
    for (const part of ['chinese-simplified', 'latin']) {
      const name = `noto-sans-sc-${part}-${weight}-normal`
      writeSfntOfWoff(join(fontFolder(), `${name}.woff`), join(fonts, `${name}.ttf`))
    }
  // Two families: in one, digits and letters would be drawn by whichever weight fontconfig finds first.
  const family = '<family>Noto Sans SC Latin</family><family>Noto Sans SC</family>'
  const latin =
    '<match target="scan"><test name="file" compare="contains"><string>-latin-</string></test>' +
    '<edit name="family" mode="assign"><string>Noto Sans SC Latin</string></edit></match>'
  const aliases = ['sans-serif', 'serif', 'monospace', 'system-ui']
    .map((name) => `<alias><family>${name}</family><prefer>${family}</prefer></alias>`)
    .join('')
  writeFileSync(
    join(making, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${join(home, 'fonts')}</dir>` +
      `<cachedir>${join(home, 'font-cache')}</cachedir>${latin}${aliases}</fontconfig>`,
  )
}

/** Starts the Chromium of the npm package. Close it with `browser.close()`. */
export async function openBrowser(): Promise<Browser> {
  const home = await unpacked()
  const libraries = [join(home, 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':')
  return chromium.launch({
    executablePath: join(home, 'chromium'),
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none'],
    env: { ...process.env, FONTCONFIG_FILE: join(home, 'fonts.conf'), LD_LIBRARY_PATH: libraries },
  })
}

/** A fresh session in one screen, in Chinese and in the city's time zone. */
export const openScreen = (
  browser: Browser,
  screen: typeof PHONE | typeof DESK,
  more: { colorScheme?: 'light' | 'dark'; baseURL?: string } = {},
): Promise<BrowserContext> =>
  browser.newContext({
    viewport: screen,
    isMobile: screen === PHONE,
    hasTouch: screen === PHONE,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    ...more,
  })
