import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const SRC = join(__dirname, '../../../src')
const TAKES_TEXT = /<(TextField|TextAreaField)\b/
const SENDS = /\b(useAction|useMessageAction|useSaveRules)\(|\bbusy\b/
/** The forms of single actions stand in the one of `action-sheet.tsx`. */
const STANDS = /<Form sending=|<Page[^>]* sending=|\bFormProps\b|\bExtensionFormProps\b/s

it('whatever takes a text and sends it stands still meanwhile', () => {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'))
  const texts = files.map((file) => ({ file, text: readFileSync(join(SRC, file), 'utf8') }))
  const forms = texts.filter(({ text }) => TAKES_TEXT.test(text) && SENDS.test(text))
  expect(forms.length).toBeGreaterThan(20)
  expect(forms.filter(({ text }) => !STANDS.test(text)).map(({ file }) => file)).toEqual([])
})
