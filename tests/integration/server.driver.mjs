// The server in a process of its own, for tests: starts the built bundle with the environment it was given, and says
// on standard output how it went: `READY <url>`, `REFUSED <sentence>`, `STOPPED`.
import { pathToFileURL } from 'node:url'

const [bundle, workingFolder] = process.argv.slice(2)
const { startServer } = await import(pathToFileURL(bundle).href)
try {
  const pages = process.env.PAGES === undefined ? {} : { pagesFolder: process.env.PAGES }
  const server = await startServer({ environment: process.env, workingFolder, ...pages, progress: () => undefined })
  process.on('SIGTERM', async () => {
    await server.stop()
    console.log('STOPPED')
    process.exit(0)
  })
  console.log(`READY ${server.url}`)
} catch (error) {
  console.log(`REFUSED ${error.message}`)
  process.exit(1)
}
