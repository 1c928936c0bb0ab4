import * as z from 'zod/mini'
import { SubmitMessageInput } from '../../types/messages.contract'
import { personName, personText } from '../../types/wire.contract'

const read = (text: string, min = 1) => z.safeParse(personText(min, 20), text)
const HIDDEN = ['\u200b', '\u202e', '\u3164', '\u2800', '\ufeff', '\u00ad', '\u0007', '\u2060', '\u115f', '\u180e']

describe('a person’s text', () => {
  it.each(HIDDEN.map((hidden) => [hidden.charCodeAt(0).toString(16), hidden]))(
    'of nothing but U+%s is none',
    (_code, hidden) => {
      expect(read(hidden.repeat(8)).success).toBe(false)
      expect(read(` ${hidden} ${hidden}\n`, 0)).toMatchObject({ success: true, data: '' })
    },
  )

  it('loses what turns or hides what stands beside it, and nothing else', () => {
    expect(read('楼道灯\u202e坏了\u2069\u0007').data).toBe('楼道灯坏了')
    for (const text of [
      '第一行\n\t第二行\r\n',
      '👩‍👩‍👧‍👦🇨🇳❤️',
      '𠮷野家',
      'e\u0301',
      'ئۇيغۇرچە',
      'مرحبا\u200f!',
      '零\u200b宽',
    ])
      expect(read(text).data).toBe(text.trim())
  })

  it('a letter that nobody can see is refused, and an invisible title is made from the letter', () => {
    const letter = { requestId: 'b6f8a9a0-6a0e-4b62-9a43-0a4a0b0c0d0e', kind: 'help', body: '楼道的灯坏了' }
    expect(z.safeParse(SubmitMessageInput, { ...letter, body: '\u200b'.repeat(50) }).success).toBe(false)
    expect(z.parse(SubmitMessageInput, { ...letter, title: '\u202e\u200b\u202e' }).title).toBe('')
  })

  it('a name that was copied with zero-width characters is found by its name', () => {
    expect(z.parse(personName(2, 20), '\u200b张\u200b科\ufeff长\u202e ')).toBe('张科长')
    expect(z.safeParse(personName(2, 20), '张\u200b').success).toBe(false)
    expect(z.parse(personName(2, 20), '买买提·吐尔逊')).toBe('买买提·吐尔逊')
  })
})

it('counts characters as people do, rare ones and emoji too', () => {
  const text = personText(4, 2000)
  for (const character of ['暖', '𠀀', '😀']) {
    expect(text.safeParse(character.repeat(2000)).success).toBe(true)
    expect(text.safeParse(character.repeat(2001)).success).toBe(false)
    expect(text.safeParse(character.repeat(3)).success).toBe(false)
  }
})
