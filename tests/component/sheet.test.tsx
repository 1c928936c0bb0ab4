/** @jest-environment jsdom */
import { act, fireEvent, render, renderHook, screen, waitFor } from '@testing-library/react'
import { ApiFailure } from '../../src/api/failure'
import { Confirm, Form, Sheet } from '../../src/components'
import { useMessageAction } from '../../src/pages/messages/detail/use-message-action'
import { useNotice } from '../../src/state/notice.store'
import { useHandling } from '../../src/packages/desk/use-handling'
import type { MessageView } from '../../types/messages.contract'
import { deferred } from '../support/deferred'
import { answers, beginStaffPage, signIn, tap, view } from '../support/staff-page'

beforeEach(() => beginStaffPage())

describe('a panel over the page', () => {
  const tryToClose = (): void => {
    tap('关闭')
    fireEvent.keyDown(screen.getByRole('dialog'), { key: 'Escape' })
    fireEvent.click(document.querySelector('.sheet__shade') as Element)
  }

  it('stays open while what is filled in there is on its way, and closes afterwards', () => {
    const onClose = jest.fn()
    const sheet = (sending: boolean) => (
      <Sheet open title='异议' onClose={onClose}>
        <Form sending={sending}>理由</Form>
      </Sheet>
    )
    const { rerender } = render(sheet(true))
    tryToClose()
    expect(onClose).not.toHaveBeenCalled()
    rerender(sheet(false))
    tryToClose()
    expect(onClose).toHaveBeenCalledTimes(3)
  })

  it('asks nothing back while the answer to its question is on its way', () => {
    const onClose = jest.fn()
    const question = (busy: boolean) => (
      <Confirm open title='撤回' confirm='确认撤回' busy={busy} onConfirm={jest.fn()} onClose={onClose} />
    )
    const { rerender } = render(question(true))
    tryToClose()
    tap('先不了')
    expect(onClose).not.toHaveBeenCalled()
    rerender(question(false))
    tap('先不了')
    expect(onClose).toHaveBeenCalledTimes(1)
  })
})

describe('who leaves the page before the answer comes', () => {
  it.each([
    ['offline', '离开前提交的那一步没有办成：没有连上网。'],
    ['timeout', '离开前提交的那一步没有等到回音，请回去看看有没有办成。'],
    ['conflict', '离开前提交的那一步没有办成：这件事刚刚有了新的进展，请看过最新情况再办。'],
  ] as const)('is told that it was not done, or that nobody knows (%s)', async (code, said) => {
    const sent = deferred<MessageView>()
    const { result, unmount } = renderHook(() => useMessageAction({ onChanged: jest.fn(), onStale: jest.fn() }, 'rate'))
    act(() => void result.current.act(() => sent.promise))
    unmount()
    await act(async () => sent.reject(new ApiFailure(code)))
    await waitFor(() => expect(useNotice.getState().text).toBe(said))
  })

  it('is told on the desk, too; who stays reads it where it happened', async () => {
    const me = signIn([{ role: 'handler', unitId: 'heating' }])
    answers({ 'messages/get': () => view(), 'messages/working_draft': () => ({ draft: null }) })
    const props = { me, id: 'm1', onChanged: jest.fn(), onNext: jest.fn(), onLeave: jest.fn() }
    const { result, unmount } = renderHook(() => useHandling(props))
    await waitFor(() => expect(result.current.view).toBeDefined())
    await act(async () => void (await result.current.perform(() => Promise.reject(new ApiFailure('offline')), '')))
    expect([useNotice.getState().text, result.current.failure?.code]).toEqual([undefined, 'offline'])
    const sent = deferred<MessageView>()
    act(() => void result.current.perform(() => sent.promise, ''))
    unmount()
    await act(async () => sent.reject(new ApiFailure('offline')))
    expect(useNotice.getState().text).toBe('离开前提交的那一步没有办成：没有连上网。')
  })
})
