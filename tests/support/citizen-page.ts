import { act, fireEvent, screen } from '@testing-library/react'
import { useNotice } from '../../src/state/notice.store'
import { useSession } from '../../src/state/session.store'

/** What the pages of citizens have in common, on top of `page-doubles`: who is signed in, and their hands. */
export const signedInAs = (kind: 'citizen' | 'staff'): void =>
  act(() => {
    useNotice.setState({ text: undefined })
    useSession.setState({
      ...{ status: 'signed_in', knownId: `${kind}-1`, failure: undefined },
      me: { id: `${kind}-1`, kind, name: kind, grants: kind === 'staff' ? [{ role: 'handler', unitId: 'water' }] : [] },
    })
  })
export const press = (name: string | RegExp): void => void fireEvent.click(screen.getByRole('button', { name }))
export const fill = (label: string, value: string): void =>
  void fireEvent.change(screen.getByRole('textbox', { name: label }), { target: { value } })
