import { createRequire } from 'node:module'

/** The server as `npm start` runs it, without pages, on the database it is given. */
interface ServerBundle {
  startServer(options: {
    environment: NodeJS.ProcessEnv
    workingFolder: string
    progress: (what: string) => void
  }): Promise<{ url: string; stop(): Promise<void> }>
}

const bundle = createRequire(__filename)(process.env.BENCH_SERVER ?? '') as ServerBundle
bundle
  .startServer({ environment: process.env, workingFolder: process.cwd(), progress: () => undefined })
  .then(({ url, stop }) => {
    process.send?.({ url: url.replace('localhost', '127.0.0.1') })
    process.on('disconnect', () => void stop().then(() => process.exit(0)))
  })
  .catch((error: unknown) => {
    console.error(error)
    process.exit(1)
  })
