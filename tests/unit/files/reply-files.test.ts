import { memoryStore } from '../../../cloudfunctions/adapters/memory'
import { contentHash } from '../../../cloudfunctions/messages/domain/content'
import { sha256 } from '../../../cloudfunctions/shared/kernel/ids'
import { replyFilesSuite } from './reply-files.suite'

describe('files of a reply', () => replyFilesSuite(() => Promise.resolve(memoryStore())))

describe('what an approval binds to', () => {
  const road = { kind: 'image', name: '路面', hash: 'a' } as const
  const notice = { kind: 'document', name: '通告', hash: 'b' } as const
  it('is what it always was where there are no files: drafts from before can be approved', () => {
    expect(contentHash('a', 'solved', false, [])).toBe(sha256('["a","solved"]'))
    expect(contentHash('a', 'solved', true)).toBe(sha256('["a","solved","interim"]'))
  })
  it('differs with each thing that a reader would see otherwise', () => {
    const hashes = [
      [],
      [road],
      [notice],
      [road, notice],
      [notice, road],
      [{ ...road, name: '路' }],
      [{ ...road, hash: 'c' }],
    ].flatMap((files) => [contentHash('a', 'solved', false, files), contentHash('a', 'solved', true, files)])
    expect(new Set(hashes).size).toBe(hashes.length)
  })
})
