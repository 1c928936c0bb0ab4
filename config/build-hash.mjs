// Whether what was built still fits what it was built from: a hash of the inputs lies beside the output.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))

/** Every file at or below a path, sorted; what starts with a dot is nobody's input. */
function filesAt(path) {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .filter((name) => !name.startsWith('.'))
    .sort()
    .flatMap((name) => filesAt(join(path, name)))
}

/** SHA-256 over names and contents of files and folders (relative to the project), and over further settings. */
export function hashOf(paths, settings = {}) {
  const hash = createHash('sha256').update(JSON.stringify(settings))
  for (const path of paths)
    for (const file of filesAt(join(ROOT, path))) {
      hash.update(`\0${relative(ROOT, file).split(sep).join('/')}\0`)
      hash.update(readFileSync(file))
    }
  return hash.digest('hex')
}

const hashFile = (output) => join(ROOT, `${output}.inputs`)

/** Whether `output` (a path in the project) was built from these inputs. */
export function isFresh(output, hash) {
  if (!existsSync(join(ROOT, output)) || !existsSync(hashFile(output))) return false
  return readFileSync(hashFile(output), 'utf8').trim() === hash
}

/** Builds unless fresh. A build that fails or is broken off leaves no hash behind. */
export async function buildUnlessFresh(output, hash, build) {
  if (isFresh(output, hash)) return false
  rmSync(hashFile(output), { force: true })
  await build()
  writeFileSync(hashFile(output), `${hash}\n`)
  return true
}
