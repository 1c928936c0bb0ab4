import { zlibUnpack } from '../../../cloudfunctions/adapters/pdf/zlib-unpack'
import { pdfRefusal } from '../../../cloudfunctions/files/domain/pdf'
import { FILE_LIMITS } from '../../../types/files.terms'
import { openFiles } from './files.city'
import { pdf } from './pdf.sample'

const look = (bytes: Uint8Array) => pdfRefusal(bytes, zlibUnpack)

describe('a PDF', () => {
  it('that is only read is taken, links, seals and packed objects included', () => {
    expect(look(pdf())).toBeNull()
    expect(look(pdf('5 0 obj\n<< /Type /Annot /A << /S /URI /URI (https://example.cn) >> >>\nendobj\n'))).toBeNull()
    expect(look(pdf('5 0 obj\n<< /FT /Sig /V << /Type /Sig /Contents <00ff> >> >>\nendobj\n'))).toBeNull()
    expect(look(pdf('', '7 0 << /Type /Font /Subtype /Type1 >>'))).toBeNull()
  })
  it.each([
    ['runs a script', '5 0 obj\n<< /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> >>\nendobj\n', 'active'],
    ['spells it otherwise', '5 0 obj\n<< /S /J#61vaScript >>\nendobj\n', 'active'],
    ['starts a program', '5 0 obj\n<< /S /Launch /F (cmd.exe) >>\nendobj\n', 'active'],
    ['carries another file', '5 0 obj\n<< /Names << /EmbeddedFiles 6 0 R >> >>\nendobj\n', 'active'],
    ['sends a form', '5 0 obj\n<< /S /SubmitForm >>\nendobj\n', 'active'],
    ['is locked', '5 0 obj\n<< /Encrypt 9 0 R >>\nendobj\n', 'locked'],
  ] as const)('that %s is refused', (_what, more, why) => {
    expect(look(pdf(more))).toBe(why)
    expect(look(pdf('', more))).toBe(why)
  })
  it.each([
    ['a comment before the stream', (whole: string) => whole.replace('>>\nstream', '>> %\nstream')],
    ['a line that ends another way', (whole: string) => whole.replace(/stream\n(?=x)/, 'stream\r')],
    ['no word before it', (whole: string) => whole.replace('6 0 obj', '6 0\nobj')],
    ['objects turned about', (whole: string) => whole.replace('/ObjStm', '/ObjStm /DecodeParms << /Predictor 12 >>')],
    ['a stream that seems to begin before', (whole: string) => whole.replace('6 0 obj', '(>>stream\n) 6 0 obj')],
  ])('hides nothing behind %s', (_what, disguise) => {
    const scripted = pdf('', '5 0 << /S /JavaScript >>').toString('latin1')
    const whole = scripted.replace(/4 0 obj[^]*?endobj\n/, '')
    const disguised = disguise(whole)
    expect(disguised).not.toBe(whole)
    expect(look(Buffer.from(disguised, 'latin1'))).toBe('active')
  })
  it('of spelled letters alone is refused before all of them are read', () => {
    const spelled = (letters: number) => look(pdf(`5 0 obj\n(${'#4a'.repeat(letters)})\nendobj\n`))
    expect(spelled(1_000)).toBeNull()
    expect(spelled(120_000)).toBe('active')
  })
  it('whose objects nobody can look into is refused: packed in another way, or into gigabytes', () => {
    const strange = '6 0 obj\n<< /Type /ObjStm /Filter /LZWDecode >>\nstream\nabcdef\nendstream\nendobj\n'
    expect(look(pdf(strange))).toBe('active')
    expect(look(pdf('', ' '.repeat(40 * 1024 * 1024)))).toBe('active')
  })
  it.each([
    ['a web page', Buffer.from('<html>%PDF-1.7</html>%%EOF')],
    ['half a file', pdf().subarray(0, 60)],
    ['nothing', Buffer.alloc(0)],
  ])('is no %s', (_what, bytes) => expect(look(bytes)).toBe('not_pdf'))
  it('cannot be made to break the look at it', () => {
    const whole = pdf('5 0 obj\n<< /A >>stream\r\n', '7 0 << >>')
    for (let at = 0; at < whole.length; at += 7)
      expect(() => look(Buffer.concat([whole.subarray(0, at), whole.subarray(at + 3)]))).not.toThrow()
  })

  it('is kept as it came, to the byte, and refused with what to do', async () => {
    const { call, upload, storage } = openFiles()
    const { id, finished } = await upload('document', pdf(), 'handler')
    expect(finished.data).toEqual({ id, kind: 'document' })
    expect(await storage.get(`files/${id}/main.pdf`)).toEqual(pdf())
    const wrong = await upload('document', pdf('5 0 obj\n<< /S /JavaScript >>\nendobj\n'), 'handler')
    expect(wrong.finished.error).toMatchObject({ fields: { id: expect.stringContaining('另存为普通PDF') } })
    const locked = await upload('document', pdf('5 0 obj\n<< /Encrypt 9 0 R >>\nendobj\n'), 'handler')
    expect(locked.finished.error).toMatchObject({ fields: { id: expect.stringContaining('加了密') } })
    const tooLarge = {
      requestId: '00000000-0000-4000-8000-000000000999',
      kind: 'document',
      bytes: FILE_LIMITS.document.bytes + 1,
    }
    expect((await call('begin_upload', tooLarge, 'handler')).error.fields).toEqual({ bytes: expect.any(String) })
  })
})
