// `npm run sizes`: what a phone has to fetch before it shows something, against its limits.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const dist = join(dirname(dirname(fileURLToPath(import.meta.url))), 'dist')

/** WeChat refuses a main package above 2 MB; ours leaves room to grow. Uncompressed, as WeChat counts. */
const WEAPP_MAIN_LIMIT_BYTES = 800 * 1024
/** WeChat refuses a subpackage above 2 MB and a mini program above 30 MB. */
const WEAPP_SUBPACKAGE_LIMIT_BYTES = 2 * 1024 * 1024
const WEAPP_TOTAL_LIMIT_BYTES = 30 * 1024 * 1024
/** HTML, scripts and styles until the first page stands, gzip. */
const H5_FIRST_LOAD_LIMIT_BYTES = 220 * 1024

const inKilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`
const filesBelow = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)],
  )
const total = (sizes) => sizes.reduce((sum, bytes) => sum + bytes, 0)

/** The main package is everything in dist/weapp that is not in a subpackage. */
function weappBytes() {
  const folder = join(dist, 'weapp')
  const app = JSON.parse(readFileSync(join(folder, 'app.json'), 'utf8'))
  const roots = (app.subPackages ?? app.subpackages ?? []).map(({ root }) => join(folder, root) + '/')
  const files = filesBelow(folder).map((file) => ({ file, bytes: statSync(file).size }))
  const sum = (some) => total(files.filter(({ file }) => some(file)).map(({ bytes }) => bytes))
  return {
    main: sum((file) => !roots.some((root) => file.startsWith(root))),
    largest: Math.max(...roots.map((root) => sum((file) => file.startsWith(root)))),
    all: sum(() => true),
  }
}

/**
 * index.html, what it names, and every chunk that is not another page's alone: what the entry loads by itself at
 * some moment (custom elements, for instance) counts too, so the figure errs to the high side.
 */
function h5FirstLoad() {
  const folder = join(dist, 'h5')
  const html = readFileSync(join(folder, 'index.html'), 'utf8')
  const named = [...html.matchAll(/(?:src|href)="[^"]*?((?:js|css)\/[^"]+\.(?:js|css))"/g)].map(([, path]) => path)
  const scripts = named.filter((path) => path.endsWith('.js')).map((path) => readFileSync(join(folder, path), 'utf8'))
  const code = scripts.join('\n')

  const routes = [...code.matchAll(/"?path"?:"([^"]+)","?load"?:.*?\.then\(/g)]
  const first = /"?entryPagePath"?:"([^"]+)"/.exec(code)?.[1] ?? routes[0]?.[1]
  if (routes.length === 0 || !routes.some(([, path]) => path === first))
    throw new Error('The pages of dist/h5 were not found in its entry: mend check-sizes.')
  const chunksIn = (text) =>
    new Set([...text.matchAll(/\.e\((?:"([^"]+)"|(\d+))\)/g)].map(([, name, id]) => name ?? id))
  const own = chunksIn(routes.find(([, path]) => path === first)[0])
  const elsewhere = chunksIn(code.replace(/"?path"?:"([^"]+)","?load"?:.*?\.then\(/g, ''))
  const wanted = new Set([...own, ...elsewhere])

  const chunks = [...readdirSync(join(folder, 'js')), ...readdirSync(join(folder, 'css'))]
    .filter((file) => /\.(js|css)$/.test(file) && wanted.has(basename(file).split('.')[0]))
    .map((file) => `${file.endsWith('.js') ? 'js' : 'css'}/${file}`)
  const files = [...new Set(['index.html', ...named, ...chunks])]
  const sizes = files.map((file) => [file, gzipSync(readFileSync(join(folder, file)), { level: 6 }).length])
  return { bytes: total(sizes.map(([, bytes]) => bytes)), sizes }
}

for (const build of ['weapp', 'h5'])
  if (!existsSync(join(dist, build))) {
    console.error(`dist/${build} is missing: npm run build:${build}`)
    process.exit(1)
  }

const weapp = weappBytes()
const h5 = h5FirstLoad()
for (const [file, bytes] of h5.sizes) console.log(`  ${inKilobytes(bytes).padStart(9)}  ${file}`)
const results = [
  ['weapp main package', weapp.main, WEAPP_MAIN_LIMIT_BYTES],
  ['weapp largest subpackage', weapp.largest, WEAPP_SUBPACKAGE_LIMIT_BYTES],
  ['weapp all packages', weapp.all, WEAPP_TOTAL_LIMIT_BYTES],
  ['H5 first load, gzip', h5.bytes, H5_FIRST_LOAD_LIMIT_BYTES],
]
for (const [name, bytes, limit] of results)
  console.log(`${bytes <= limit ? 'ok' : 'TOO LARGE'}: ${name} ${inKilobytes(bytes)} of ${inKilobytes(limit)}`)
process.exitCode = results.every(([, bytes, limit]) => bytes <= limit) ? 0 : 1
