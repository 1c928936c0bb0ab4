/** What only staff pages are built of: apart, so that a citizen's phone does not fetch it with the main package. */
export { BarChart, LineChart } from './charts'
export { ClausePicker } from './clause-picker'
export { DayField } from './day-field'
export { ExportSheet } from './export-sheet'
export { SupervisionDecision, type SupervisionDecisionName } from './supervision-decision'
export { SupervisionNotes } from './supervision-notes'
export { SupervisionPaper } from './supervision-paper'
