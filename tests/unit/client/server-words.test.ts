import { KIND_WORDS } from '../../../cloudfunctions/shared/kernel/kind-words'
import { PERSONAL_WORDS } from '../../../cloudfunctions/shared/privacy/copy'
import { PERSONAL_WORDS as PAGES_PERSONAL_WORDS } from '../../../src/copy/airlock'
import { KIND_WORDS as PAGES_KIND_WORDS } from '../../../src/copy/terms'

describe('the server says the words of the pages', () => {
  it('of the kinds of a message, on sheets, in notices and in documents', () => {
    expect(KIND_WORDS).toEqual(PAGES_KIND_WORDS)
  })

  it('of what the scanner finds', () => {
    expect(PERSONAL_WORDS).toEqual(PAGES_PERSONAL_WORDS)
  })
})
