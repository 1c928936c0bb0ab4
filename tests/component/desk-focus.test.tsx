/** @jest-environment jsdom */
import { render, screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { Page } from '../../src/components'
import { Handling } from '../../src/packages/desk/handling'
import { Panes, type Shown } from '../../src/packages/desk/inbox/panes'
import type { MessageRow, MessageView } from '../../types/messages.contract'
import { answers, beginStaffPage, signIn, tap, view } from '../support/staff-page'

beforeEach(() => beginStaffPage())

it('打开第一件待办 gives the focus to the message that opens beside the list', async () => {
  const me = signIn([{ role: 'handler', unitId: 'heating' }])
  const row = {
    ...view({ status: 'dispatched', allowedActions: ['accept'] }),
    citizenStatus: 'dispatched',
    opening: '停暖了。',
    excerpt: '停暖了。',
  }
  answers({ 'messages/get': () => view(), 'messages/working_draft': () => ({ draft: null }) })
  const Desk = () => {
    const [shown, setShown] = useState<Shown>()
    return (
      <Page title='工作台' tab='desk'>
        <Panes
          me={me}
          head={null}
          list={null}
          rows={[row as unknown as MessageRow]}
          shown={shown}
          onOpen={(id) => setShown({ id, action: undefined, turn: 1 })}
          onChanged={() => undefined}
          onLeave={() => setShown(undefined)}
        />
      </Page>
    )
  }
  render(<Desk />)
  screen.getByRole('button', { name: '打开第一件待办' }).focus()
  tap('打开第一件待办')
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('region', { name: '办理' })))
})

it('修改答复 gives the focus to the text that is changed', async () => {
  const me = signIn([{ role: 'handler', unitId: 'heating' }])
  const draft = {
    ...{ number: 1, body: '已派人上门检修。', outcome: 'solved', interim: false, contentHash: 'first' },
    ...{ draftedBy: 'p2', steps: ['any_approver'], approvals: [], promises: [], notes: [] },
  }
  const waiting = { status: 'awaiting_approval', allowedActions: ['draft_reply'], draft, hops: [] }
  answers({
    'messages/get': () => view(waiting as unknown as Partial<MessageView>),
    'messages/working_draft': () => ({ draft: null }),
  })
  render(
    <Page title='办理'>
      <Handling
        me={me}
        id='m1'
        startWith={undefined}
        onChanged={() => undefined}
        onNext={() => undefined}
        onLeave={() => undefined}
        frame={(body) => body}
      />
    </Page>,
  )
  const button = await screen.findByRole('button', { name: '修改答复' })
  button.focus()
  tap('修改答复')
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: /答复/ })))
})
