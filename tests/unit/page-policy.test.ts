import { pagePolicy } from '../../cloudfunctions/runtime/node-server.headers'
import { serverFiles } from '../../cloudfunctions/runtime/files-home'
import { StartRefusal } from '../../cloudfunctions/runtime/config'

const S3 = { S3_BUCKET: 'city', S3_ACCESS_KEY: 'a', S3_SECRET_KEY: 'b' }
const directive = (policy: string, name: string): string | undefined =>
  policy.split('; ').find((one) => one.startsWith(`${name} `))

describe('the policy of the pages', () => {
  it('shows pictures and videos from where their storage hands them out, and lets nothing else in from there', async () => {
    const { storage, from } = serverFiles(
      { ...S3, S3_ENDPOINT: 'https://oss.city.example:9000' },
      '/none',
      Buffer.alloc(32),
    )
    const address = await storage.address('files/a/main.jpg', 'image/jpeg', Date.now() + 60_000)
    const policy = pagePolicy('', from)
    for (const name of ['img-src', 'media-src'])
      expect(directive(policy, name)).toContain(` ${new URL(address).origin}`)
    for (const name of ['default-src', 'script-src', 'connect-src', 'style-src', 'form-action'])
      expect(directive(policy, name)).not.toContain('oss.city.example')
  })

  it('shows what this server hands out alone where the files are its own', () => {
    const { from } = serverFiles({}, '/none', Buffer.alloc(32))
    expect(pagePolicy('', from)).not.toMatch(/https?:/)
  })

  it.each(['oss.city.example', 'javascript:alert(1)', 'https://'])(
    'a storage at %s is none: the server does not start',
    (S3_ENDPOINT) => {
      expect(() => serverFiles({ ...S3, S3_ENDPOINT }, '/none', Buffer.alloc(32))).toThrow(StartRefusal)
    },
  )
})
