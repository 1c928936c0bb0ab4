import type ExcelJS from 'exceljs'
import type { Sheet, Workbook, WriteWorkbook } from '../../exports'

/** 100 kB of code and more: loaded with the first sheet, not with the program. */
type LoadExcel = () => Promise<typeof ExcelJS>

const FAINT: Partial<ExcelJS.Font> = { color: { argb: 'FF8A8A8A' }, size: 9 }
const HEADING: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EEF5' } }
/** The format Text: a cell stays what was written also when somebody edits it, whatever sign it begins with. */
const AS_TEXT = '@'
/** What a cell of a sheet holds at most, characters. */
const LONGEST_CELL = 32_767
/** A header or footer holds 255 characters; some of them are its own codes. */
const LONGEST_HEADER = 220

/** Workbooks by exceljs. Texts are written as texts: it makes a formula of nothing but what says that it is one. */
export const excelWorkbooks =
  (load: LoadExcel): WriteWorkbook =>
  async (workbook) => {
    const { Workbook: Book } = await load()
    const book = new Book()
    describe(book, workbook)
    for (const sheet of workbook.sheets) addSheet(book, sheet, workbook)
    return new Uint8Array(await book.xlsx.writeBuffer())
  }

/** The properties of the file, which stay when every row is deleted. */
function describe(book: ExcelJS.Workbook, { title, city, watermark }: Workbook): void {
  const at = new Date(watermark.at)
  const madeBy = asText(watermark.madeBy)
  Object.assign(book, {
    creator: madeBy,
    lastModifiedBy: madeBy,
    created: at,
    modified: at,
    ...{
      title,
      company: city,
      keywords: watermark.trace,
      subject: watermark.trace,
      description: asText(watermark.line),
    },
  })
}

function addSheet(book: ExcelJS.Workbook, { name, notes, columns, rows }: Sheet, { watermark }: Workbook): void {
  const page = book.addWorksheet(name, {
    headerFooter: { oddHeader: `&C&8${forHeader(watermark.line)}`, oddFooter: `&L&8${watermark.trace}&R&8&P / &N` },
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  })
  const width = columns.length + 1
  page.columns = [...columns.map((column) => ({ width: column.width })), { width: watermark.trace.length + 4 }]
  const addLine = (text: string, font?: Partial<ExcelJS.Font>): void => {
    const row = page.addRow([asText(text)])
    page.mergeCells(row.number, 1, row.number, width)
    row.getCell(1).numFmt = AS_TEXT
    if (font !== undefined) row.font = font
  }
  addLine(watermark.line, FAINT)
  for (const note of notes) addLine(note)
  const heading = page.addRow([...columns.map(({ title }) => title), TRACE])
  heading.font = { bold: true }
  heading.eachCell((cell) => (cell.fill = HEADING))
  page.views = [{ state: 'frozen', ySplit: heading.number }]
  page.pageSetup.printTitlesRow = `1:${heading.number}`
  page.autoFilter = {
    from: { row: heading.number, column: 1 },
    to: { row: heading.number + rows.length, column: width },
  }
  for (const cells of rows) {
    const row = page.addRow([...cells.map((cell) => (typeof cell === 'string' ? asText(cell) : cell)), watermark.trace])
    cells.forEach((cell, at) => {
      if (typeof cell === 'string') row.getCell(at + 1).numFmt = AS_TEXT
    })
    row.getCell(width).font = FAINT
  }
  addLine(watermark.line, FAINT)
}

const TRACE = '追溯码'

/** What XML cannot hold would make a file that nobody can open. */
const NOT_IN_XML = /(?![\t\n\r])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu
const asText = (text: string): string => text.slice(0, LONGEST_CELL).replace(NOT_IN_XML, '')
/** `&` begins a code there. */
const forHeader = (text: string): string => asText(text.slice(0, LONGEST_HEADER)).replaceAll('&', '&&')
