/** @jest-environment jsdom */
import { act, fireEvent, render, screen } from '@testing-library/react'
import NoticesPage from '../../src/pages/me/notices'
import { signedInAs } from '../support/citizen-page'
import { deferred } from '../support/deferred'
import { begin, inputsOf } from '../support/page-doubles'

beforeEach(() => signedInAs('citizen'))

const notice = (id: string) => ({
  ...{ id, messageId: `m-${id}`, group: 'progress', title: `有进展${id}`, text: '已转办', urgent: false, read: false },
  at: '2026-07-06T01:00:00.000Z',
})
const open = async (told: Parameters<typeof begin>[0]) => {
  begin({
    'notifications/list_mine': () => ({ items: [notice('a'), notice('b')], nextCursor: null }),
    'notifications/settings': () => ({ muted: [], mayMute: ['progress', 'answer'] }),
    ...told,
  })
  render(<NoticesPage />)
  await screen.findByRole('link', { name: /有进展a/ })
}

it('two notices that are opened one right after the other are both read', async () => {
  const marked = deferred<object>()
  await open({ 'notifications/mark_read': () => marked.promise })
  fireEvent.click(screen.getByRole('link', { name: /有进展a/ }))
  fireEvent.click(screen.getByRole('link', { name: /有进展b/ }))
  expect(inputsOf('notifications/mark_read')).toEqual([{ id: 'a' }, { id: 'b' }])
  await act(async () => marked.resolve({}))
})

it('the switches stand still while one of them is being saved, and say so', async () => {
  const saved = deferred<object>()
  await open({ 'notifications/set_settings': () => saved.promise })
  const other = await screen.findByRole('switch', { name: '答复和结果' })
  fireEvent.click(screen.getByRole('switch', { name: '办理进展' }))
  expect(other.getAttribute('aria-disabled')).toBe('true')
  await act(async () => saved.resolve({ muted: ['progress'], mayMute: ['progress', 'answer'] }))
  expect(other.getAttribute('aria-disabled')).toBeNull()
  expect(screen.getByRole('switch', { name: '办理进展' }).getAttribute('aria-checked')).toBe('false')
})
