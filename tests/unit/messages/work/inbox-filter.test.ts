import type { ActionFacts } from '../../../../cloudfunctions/messages/domain/action.facts'
import { matchesWhere } from '../../../../cloudfunctions/messages/work/inbox-filter'
import type { MessageRow } from '../../../../types/messages.contract'

/** What a day asks for rests on the row alone. */
const dues = (more: Partial<MessageRow>) => {
  const row = { status: 'processing', overdue: false, workingDaysLeft: 9, ...more } as MessageRow
  return (['today', 'week', 'overdue'] as const).filter((due) => matchesWhere(row, {} as ActionFacts, { due }))
}
const owed = (workingDaysLeft: number, daysLeft: number): Partial<MessageRow> => ({
  owed: { action: 'answer_assist', on: '2026-07-04', workingDaysLeft, daysLeft },
})

it.each<[string, Partial<MessageRow>, readonly string[]]>([
  ['six working days ahead', { workingDaysLeft: 6 }, []],
  ['five', { workingDaysLeft: 5 }, ['week']],
  ['today', { workingDaysLeft: 0 }, ['today', 'week']],
  ['on the Saturday after it', { workingDaysLeft: 0, overdue: true }, ['overdue']],
  ['days later', { workingDaysLeft: -2, overdue: true }, ['overdue']],
  ['while the citizen is asked', { workingDaysLeft: 3, status: 'awaiting_citizen' }, []],
  ['while the citizen is asked on its last day', { workingDaysLeft: 0, status: 'awaiting_citizen' }, ['today', 'week']],
  ['answered late', { workingDaysLeft: -2, overdue: true, status: 'replied' }, []],
  ['another’s part, six working days ahead', owed(6, 8), []],
  ['another’s part, five', owed(5, 7), ['week']],
  ['another’s part, on Sunday', owed(0, 2), ['week']],
  ['another’s part, today, of what is overdue', { ...owed(0, 0), overdue: true }, ['today', 'week']],
  ['another’s part, on the Saturday after it', owed(0, -1), ['overdue']],
])('%s', (_when, more, expected) => expect(dues(more)).toEqual(expected))
