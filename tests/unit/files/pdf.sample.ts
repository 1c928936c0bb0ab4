import { deflateSync } from 'node:zlib'

/** A PDF of one empty page. @param more objects put in; @param packed objects put in packed, as newer programs do */
export function pdf(more = '', packed?: string): Buffer {
  const stream = packed === undefined ? undefined : deflateSync(Buffer.from(packed, 'latin1'))
  return Buffer.concat([
    Buffer.from(`%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n`, 'latin1'),
    Buffer.from('2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n'),
    Buffer.from('3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R >>\nendobj\n'),
    // Packed pictures contain short names by chance: nothing of them runs.
    Buffer.from('4 0 obj\n<< /Length 16 >>\nstream\nBT (/JS) Tj ET\nendstream\nendobj\n'),
    Buffer.from(more, 'latin1'),
    ...(stream === undefined
      ? []
      : [
          Buffer.from(
            `6 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${stream.length} >>\nstream\n`,
          ),
          stream,
          Buffer.from('\nendstream\nendobj\n'),
        ]),
    Buffer.from('trailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n'),
  ])
}
