import { resolve } from 'node:path'
import type { UserConfigExport } from '@tarojs/cli'

/**
 * Build of the client: `taro build --type h5` → dist/h5, `--type weapp` → dist/weapp.
 *
 * Environment, read at build time only:
 * - `MINSHENG_CLOUD_ENV`: id of the CloudBase environment the mini program calls; empty = the default one.
 * - `MINSHENG_SERVER_URL`: set for a city that runs its own server; the mini program then calls it over HTTPS.
 * - `MINSHENG_H5_BASE`: public path of the H5 files, `/` by default.
 */
const environment = process.env
const platform = environment.TARO_ENV ?? 'h5'
/** Outside `src`, Taro hands only these to Babel: our shared terms, and packages that are too new for old phones. */
const alsoBabel = [
  (path: string) => path.startsWith(resolve(__dirname, '..', 'types')),
  (path: string) => /node_modules[\/](zustand|qrcode|dijkstrajs)[\/]/.test(path),
]

const config: UserConfigExport<'webpack5'> = {
  projectName: 'minsheng',
  date: '2026-11-21',
  // Pixels are CSS pixels on every device (see `mini.postcss`): a 44 px target stays 44 px on a 320 px phone.
  designWidth: 375,
  deviceRatio: { 375: 2 },
  sourceRoot: 'src',
  outputRoot: `dist/${platform}`,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  logger: { quiet: true, stats: false },
  plugins: [resolve(__dirname, 'plugins/aria-attributes.ts')],
  alias: { '@': resolve(__dirname, '..', 'src') },
  defineConstants: {
    MINSHENG_CLOUD_ENV: JSON.stringify(environment.MINSHENG_CLOUD_ENV ?? ''),
    MINSHENG_SERVER_URL: JSON.stringify(environment.MINSHENG_SERVER_URL ?? ''),
  },
  copy: {
    patterns: [
      { from: 'src/theme/theme.json', to: `dist/${platform}/theme.json` },
      ...(platform === 'weapp' ? [{ from: 'src/sitemap.json', to: 'dist/weapp/sitemap.json' }] : []),
    ],
    options: {},
  },
  mini: {
    // 4 nested levels in base.wxml instead of 16: our elements nest through the recursive template anyway.
    // (An option of Taro's that its types place elsewhere.)
    ...({ baseLevel: 4 } as object),
    runtime: { enableInnerHTML: false },
    optimizeMainPackage: { enable: true },
    compile: { include: alsoBabel },
    postcss: {
      pxtransform: { enable: false, config: {} },
      cssModules: { enable: false },
    },
  },
  h5: {
    publicPath: environment.MINSHENG_H5_BASE ?? '/',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    compile: { include: alsoBabel },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    postcss: {
      autoprefixer: { enable: true, config: {} },
      pxtransform: { enable: false, config: {} },
      cssModules: { enable: false },
    },
    webpackChain(chain) {
      chain.merge({ optimization: { splitChunks: { chunks: 'all' } } })
      chain.performance.hints(false)
    },
  },
}

export default config
