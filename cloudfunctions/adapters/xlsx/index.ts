export { excelWorkbooks } from './excel-workbooks'
