export { cellsOf } from './cells-of'
export { isKeepable, type TableFaults, type TableLine, tableLines, type TableRows, wordsIn } from './table-lines'
