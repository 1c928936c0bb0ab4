import type { MessageRow, MessageView } from '../../types/messages.contract'

/** Who uses the mini program, as `identity.me` answers. */
export const CITIZEN = { id: 'citizen-1', kind: 'citizen', name: '市民', grants: [{ role: 'citizen' }] } as const
export const HANDLER = {
  id: 'staff-1',
  kind: 'staff',
  name: '市供热集团承办人',
  grants: [{ role: 'handler', unitId: 'heating' }],
} as const

const MATTER = {
  id: 'm-1',
  code: '20260706-ABCDEF',
  kind: 'help',
  title: '和平路小区停暖',
  unitId: 'heating',
  unitName: '市供热集团',
  submittedAt: '2026-07-06T01:00:00.000Z',
  replyDueOn: '2026-07-09',
  calendarSettled: true,
  overdue: false,
  urgent: false,
} as const

/** One matter as a row of a list, in a state. */
export const rowIn = (
  state: Pick<MessageRow, 'status' | 'citizenStatus' | 'version' | 'allowedActions'>,
  more: Partial<MessageRow> = {},
): MessageRow => ({ ...MATTER, excerpt: '和平路小区停暖，家里只有14度。', workingDaysLeft: 2, ...state, ...more })

/** The same matter whole. */
export const viewIn = (
  state: Pick<MessageView, 'status' | 'citizenStatus' | 'version' | 'allowedActions'>,
  more: Partial<MessageView> = {},
): MessageView => ({
  ...MATTER,
  channel: 'app',
  body: '和平路小区停暖，家里只有14度。',
  hideIdentity: true,
  replyOnlyHere: true,
  wantsPublic: false,
  hops: [],
  assists: [],
  timeline: [{ what: 'submitted', at: MATTER.submittedAt }],
  supplements: [],
  earlierReplies: [],
  interimReplies: [],
  promises: [],
  instructions: [],
  restricted: false,
  ...state,
  ...more,
})
