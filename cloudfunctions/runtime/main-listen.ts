import type { FastifyInstance } from 'fastify'
import { type AddressInfo, createServer } from 'node:net'
import { type ServerConfig, StartRefusal } from './config'
import { REFUSALS } from './config-copy'

/** Asks for the port before anything takes time. @throws StartRefusal */
export async function probePort(config: ServerConfig): Promise<void> {
  const probe = createServer()
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error) => reject(listenRefusal(error, config)))
    probe.listen(config.port, config.host, () => probe.close(() => resolve()))
  })
}

/** Starts to answer. @returns the address that a person opens. @throws StartRefusal */
export async function listen(app: FastifyInstance, config: ServerConfig): Promise<string> {
  const { port, host } = config
  try {
    await app.listen({ port, host })
  } catch (error) {
    throw listenRefusal(error as Error, config)
  }
  const { port: realPort } = app.server.address() as AddressInfo
  const isThisMachine = host === '127.0.0.1' || host === '0.0.0.0'
  const name = isThisMachine ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${realPort}`
}

/** No address of this machine, no name that anybody knows or can be asked for now, or a link-local one without its zone. */
const UNKNOWN_HOST = new Set(['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN', 'EINVAL', 'EAFNOSUPPORT'])

function listenRefusal(error: Error & { code?: string }, { port, host }: ServerConfig): Error {
  const { code } = error
  if (code === 'EADDRINUSE') return new StartRefusal(REFUSALS.portTaken(port))
  if (code === 'EACCES') return new StartRefusal(REFUSALS.portForbidden(port))
  if (UNKNOWN_HOST.has(code ?? '')) return new StartRefusal(REFUSALS.hostUnknown(host))
  return error
}
