import { videoTypeOf, withoutPlace } from '../../../cloudfunctions/files/domain/video'
import { box, PLACE, video } from './files.city'
import { numbers, RECORDED, recorded, trackOf } from './recorded.sample'

describe('a video', () => {
  it('is known by its content, and loses the place where it was recorded', () => {
    const original = video()
    expect(videoTypeOf(original)).toBe('video/mp4')
    expect(videoTypeOf(Buffer.from('isom'))).toBeNull()
    const kept = Buffer.from(withoutPlace(original) ?? [])
    expect(kept).toHaveLength(original.length)
    expect(kept.toString('latin1').split(PLACE)).toHaveLength(2) // only in the pictures, where it is no place
    expect(videoTypeOf(kept)).toBe('video/mp4')
    for (const broken of [box('ftyp', Buffer.alloc(0)), recorded().subarray(0, 300), recorded().subarray(0, 900)])
      expect(withoutPlace(broken)).toHaveLength(broken.length)
    for (const broken of [Buffer.alloc(3), Buffer.from('00000000', 'hex'), box('ftyp', Buffer.alloc(0))])
      expect(() => withoutPlace(broken)).not.toThrow()
  })

  it('loses all that the camera wrote beside pictures and sound, in whatever form, and both stay as they were', () => {
    const original = recorded()
    const kept = Buffer.from(withoutPlace(original) ?? [])
    const text = kept.toString('latin1')
    expect(kept).toHaveLength(original.length)
    for (const said of RECORDED) {
      expect([said, original.toString('latin1').includes(said)]).toEqual([said, true])
      expect([said, text.includes(said)]).toEqual([said, false])
    }
    for (const stays of ['PICTURE1', 'PICTURE2', 'SOUND-ONE', 'the codec', 'a matrix'])
      expect([stays, text.includes(stays)]).toEqual([stays, true])
    // Pictures and sound lie where their tables say: nothing moved.
    for (const stays of ['PICTURE1', 'PICTURE2', 'SOUND-ONE', 'vide', 'soun', 'stco'])
      expect(text.indexOf(stays)).toBe(original.toString('latin1').indexOf(stays))
  })

  it('with tables that name the same bytes a million times is done with as well', () => {
    const chunks = Buffer.alloc(4_000_000)
    const track = trackOf('meta', [box('stco', Buffer.concat([numbers(0, 1_000_000), chunks]))], {
      sizes: numbers(0, 0xffffffff, 1),
      runs: numbers(0, 1, 1, 0xffffffff, 1),
    })
    const made = Buffer.concat([box('ftyp', Buffer.from('isom\0\0\0\0')), box('moov', track)])
    const kept = Buffer.from(withoutPlace(made) ?? [])
    expect(kept).toHaveLength(made.length)
    expect(kept.includes('the codec')).toBe(false)
  })
})
