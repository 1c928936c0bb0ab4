import { type AddressInfo, createServer, type Socket } from 'node:net'
import { s3Storage } from '../../../cloudfunctions/adapters/storage'

it('a storage that takes connections and says nothing is given up', async () => {
  const sockets: Socket[] = []
  const server = createServer((socket) => void sockets.push(socket))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const storage = s3Storage({
    endpoint: `http://127.0.0.1:${port}`,
    bucket: 'city',
    region: 'us-east-1',
    accessKeyId: 'id',
    secretAccessKey: 'secret',
    timeoutMs: 50,
  })
  const away = { code: 'unavailable', detail: { cause: 'ETIMEDOUT' } }
  await expect(storage.put('files/0a/main.jpg', Buffer.from('x'), 'image/jpeg')).rejects.toMatchObject(away)
  await expect(storage.get('files/0a/main.jpg')).rejects.toMatchObject(away)
  expect(sockets.length).toBeGreaterThan(0)
  for (const socket of sockets) socket.destroy()
  await new Promise((done) => server.close(done))
})
