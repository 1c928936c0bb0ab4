// What every start and command needs of the machine; ends with a sentence where it is missing. Imported before anything else.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './build-hash.mjs'

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`民声需要 Node.js 20.19 或更高版本，现在是 ${process.versions.node}。请升级后重新启动。`)
  process.exit(1)
}
// Server, commands and pages are built where they run: of an installation without what builds them nothing works.
if (!['esbuild', '@tarojs/cli'].every((name) => existsSync(join(ROOT, 'node_modules', name)))) {
  console.error('还没有装齐依赖，请先运行 npm ci（不要设 NODE_ENV=production，不要加 --omit=dev：程序在本机构建）。')
  process.exit(1)
}
