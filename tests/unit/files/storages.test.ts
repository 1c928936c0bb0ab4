import { readdirSync } from 'node:fs'
import { createServer } from 'node:http'
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net'
import { join } from 'node:path'
import Fastify from 'fastify'
import { type CloudFiles, cloudStorage, localFolder, s3Storage } from '../../../cloudfunctions/adapters/storage'
import { serveFiles } from '../../../cloudfunctions/runtime/node-server.files'
import { folder } from './files.city'

describe('a folder of this machine', () => {
  it('an address ends with its time, and opens nothing but its file', async () => {
    const storage = localFolder(join(folder, 'signed'), Buffer.alloc(32, 2))
    await storage.put('files/a/main.jpg', Buffer.from('0123456789'), 'image/jpeg')
    const until = Date.now() + 600_000
    const url = await storage.address('files/a/main.jpg', 'image/jpeg', until)
    const app = Fastify()
    serveFiles(app, storage)
    const get = (path: string, headers = {}) => app.inject({ method: 'GET', url: path, headers })
    const whole = await get(url)
    expect([whole.statusCode, whole.body, whole.headers['content-type']]).toEqual([200, '0123456789', 'image/jpeg'])
    expect(whole.headers['content-security-policy']).toContain('sandbox')
    expect(whole.headers['content-disposition']).toBeUndefined()
    const sheet = await storage.put('exports/a/sheet.xlsx', Buffer.from('PK'), 'application/x')
    const saved = await get(await storage.address(sheet, 'application/x', until))
    expect(saved.headers).toMatchObject({ 'cache-control': 'no-store', 'content-disposition': 'attachment' })
    const part = await get(url, { range: 'bytes=2-4' })
    expect([part.statusCode, part.body, part.headers['content-range']]).toEqual([206, '234', 'bytes 2-4/10'])
    const beyond = await get(url, { range: 'bytes=8-99' })
    expect([beyond.statusCode, beyond.body, beyond.headers['content-range']]).toEqual([206, '89', 'bytes 8-9/10'])
    for (const range of ['bytes=10-', 'bytes=4-2', 'bytes=-3', 'bytes=0-1,4-5'])
      expect([range, (await get(url, { range })).statusCode]).toEqual([range, 200])
    for (const wrong of [
      url.replace('main.jpg', 'other.jpg'),
      url.replace('image%2Fjpeg', 'text%2Fhtml'),
      url.replace(String(until), String(until + 1)),
      '/files',
      '/files?key=../../etc/passwd&type=x&until=9999999999999&code=x',
      await storage.address('files/a/main.jpg', 'image/jpeg', Date.now() - 1),
      await storage.address('files/b/main.jpg', 'image/jpeg', until),
    ])
      expect([wrong, (await get(wrong)).statusCode]).toEqual([wrong, 404])
    await expect(async () => storage.get('../x')).rejects.toThrow('no key of a file')
    await app.close()
  })

  it('leaves nothing of the parts on the disk', async () => {
    const storage = localFolder(join(folder, 'parts-gone'), Buffer.alloc(32, 3))
    await storage.put('parts/a/0', Buffer.from('x'), '')
    await storage.remove('parts/a/0')
    await storage.remove('parts/a/0')
    expect(readdirSync(join(folder, 'parts-gone', 'parts', 'a'))).toEqual([])
  })
})

describe('an S3-compatible storage', () => {
  const open = (endpoint: string, more: { readonly timeoutMs?: number } = {}) =>
    s3Storage({ endpoint, bucket: 'city', region: 'us-east-1', accessKeyId: 'id', secretAccessKey: 'secret', ...more })

  it('gives presigned addresses in path style', async () => {
    const storage = open('https://s3.example:9000')
    const url = new URL(await storage.address('files/a/main.jpg', 'image/jpeg', Date.now() + 600_000))
    expect([url.host, url.pathname]).toEqual(['s3.example:9000', '/city/files/a/main.jpg'])
    expect(Number(url.searchParams.get('X-Amz-Expires'))).toBeLessThanOrEqual(600)
    expect(url.searchParams.get('X-Amz-Signature')).toMatch(/^[0-9a-f]{64}$/)
    expect(url.searchParams.get('response-content-disposition')).toBeNull()
    const notice = new URL(await storage.address('files/a/main.pdf', 'application/pdf', Date.now() + 600_000))
    expect(notice.searchParams.get('response-content-disposition')).toBe('attachment')
  })

  it('that takes connections and says nothing is given up', async () => {
    const sockets: Socket[] = []
    const server = createTcpServer((socket) => void sockets.push(socket))
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const { port } = server.address() as AddressInfo
    const storage = open(`http://127.0.0.1:${port}`, { timeoutMs: 50 })
    const away = { code: 'unavailable', detail: { cause: 'ETIMEDOUT' } }
    await expect(storage.put('files/0a/main.jpg', Buffer.from('x'), 'image/jpeg')).rejects.toMatchObject(away)
    await expect(storage.get('files/0a/main.jpg')).rejects.toMatchObject(away)
    expect(sockets.length).toBeGreaterThan(0)
    for (const socket of sockets) socket.destroy()
    await new Promise((done) => server.close(done))
  })

  it.each([
    [507, 'XMinioStorageFull', /空间满了/, 'XMinioStorageFull'],
    [403, 'QuotaExceeded', /空间满了/, 'QuotaExceeded'],
    [404, 'NoSuchBucket', /暂时存取不了文件/, 'NoSuchBucket'],
    [403, 'AccessDenied', /暂时存取不了文件/, 'AccessDenied'],
  ])('that answers %i %s is away, and says so in a sentence', async (status, code, sentence, cause) => {
    const server = createServer((request, response) => {
      request.resume().on('end', () => {
        response.writeHead(status, { 'content-type': 'application/xml' })
        response.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>no</Message></Error>`)
      })
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const { port } = server.address() as AddressInfo
    const storage = open(`http://127.0.0.1:${port}`)
    const refusal = { code: 'unavailable', detail: { cause }, more: { say: expect.stringMatching(sentence) as string } }
    await expect(storage.put('files/0a/main.jpg', Buffer.from('x'), 'image/jpeg')).rejects.toMatchObject(refusal)
    await new Promise((done) => server.close(done).closeAllConnections())
  })
})

it('of CloudBase’s own storage handles are its file ids, and addresses end within the time asked for', async () => {
  const kept = new Map<string, Buffer>()
  const asked: number[] = []
  let held = true
  const cloud: CloudFiles = {
    async uploadFile({ cloudPath, fileContent }) {
      kept.set(`cloud://env/${cloudPath}`, fileContent)
      return { fileID: `cloud://env/${cloudPath}` }
    },
    downloadFile: async ({ fileID }) => ({ fileContent: kept.get(fileID) ?? Buffer.alloc(0) }),
    deleteFile: async ({ fileList }) => ({
      fileList: fileList.map((id) => ({ status: held ? -503_001 : kept.delete(id) ? 0 : -503_003 })),
    }),
    getTempFileURL: async ({ fileList }) => ({
      fileList: fileList.map(({ fileID, maxAge }) => {
        asked.push(maxAge)
        return { tempFileURL: `https://tmp/${fileID}`, status: kept.has(fileID) ? 0 : 1 }
      }),
    }),
  }
  const storage = cloudStorage(cloud)
  const handle = await storage.put('files/a/main.jpg', Buffer.from('x'), 'image/jpeg')
  expect(String(await storage.get(handle))).toBe('x')
  expect(await storage.address(handle, 'image/jpeg', Date.now() + 600_000)).toBe(`https://tmp/${handle}`)
  expect(asked[0]).toBeLessThanOrEqual(600)
  // whoever forgets a file must know that it is gone
  await expect(storage.remove(handle)).rejects.toMatchObject({ code: 'unavailable', detail: { cause: '-503001' } })
  held = false
  await storage.remove(handle)
  await storage.remove(handle)
  await expect(storage.address(handle, 'image/jpeg', Date.now() + 1000)).rejects.toThrow()
})
