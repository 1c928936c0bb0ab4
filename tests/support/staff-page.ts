import { act, fireEvent, screen } from '@testing-library/react'
import { useNotice } from '../../src/state/notice.store'
import { useSession } from '../../src/state/session.store'
import type { ActorView } from '../../types/identity.contract'
import type { MessageView } from '../../types/messages.contract'
import type { Role } from '../../types/wire.contract'
import { answering, begin } from './page-doubles'

/** What the pages of the staff have in common, on top of `page-doubles`: who is signed in, and a message as the desk sees it. */
export type Answers = Parameters<typeof answering>[0]

/** What the server answers, by `module/procedure`; whatever is not named here is an empty list. */
export const answers = (told: Answers): void => answering(told, () => ({ items: [], nextCursor: null, others: [] }))

export function beginStaffPage(openedWith: Record<string, string> = {}): void {
  begin({}, openedWith)
  answers({})
  act(() => useNotice.setState({ id: 0, text: undefined }))
}

export const signIn = (roles: readonly (Role | { role: Role; unitId: string })[]): ActorView => {
  const grants = roles.map((one) => (typeof one === 'string' ? { role: one } : one))
  const me: ActorView = { id: 'p1', kind: 'staff', name: '王芳', grants, unitName: '市供热集团' }
  act(() => useSession.setState({ status: 'signed_in', me, knownId: me.id, failure: undefined }))
  return me
}

export const view = (more: Partial<MessageView> = {}): MessageView =>
  ({
    ...{ id: 'm1', version: 3, code: '20260706-ABCDEF', kind: 'help', status: 'processing', channel: 'app' },
    ...{ title: '停暖', body: '停暖了。', replyDueOn: '2026-07-13', calendarSettled: true },
    ...{ allowedActions: [], timeline: [], assists: [], promises: [] },
    ...{ supplements: [], instructions: [], interimReplies: [], earlierReplies: [], unitId: 'heating' },
    ...more,
  }) as unknown as MessageView

export const type = (label: string, value: string): void => {
  fireEvent.change(screen.getByLabelText(label), { target: { value } })
}
export const tap = (name: string | RegExp): void => {
  fireEvent.click(screen.getByRole('button', { name }))
}
/** All that is on its way has arrived, also behind fake timers. */
export const settled = () => act(async () => void (await jest.advanceTimersByTimeAsync(0)))

export const UNITS = {
  items: [
    { id: 'heating', name: '市供热集团', kind: 'bureau' },
    { id: 'water', name: '市水务局', kind: 'bureau' },
  ],
}
export const clausesOf = (unitId: string, count: number) =>
  Array.from({ length: count }, (_, at) => ({
    ...{ id: `${unitId}-${at + 1}`, unitId, number: at + 1, text: `${unitId}的第${at + 1}项` },
    ...{ unitName: unitId, category: '城乡建设', topics: [], keywords: [], aliases: [], districts: [] },
  }))
