/** @jest-environment jsdom */
import { createEvent, fireEvent, render, screen } from '@testing-library/react'
import type { ReactNode } from 'react'
import { Dialog } from '../../src/platform/dialog'
import { Box, Press, TextInput, Txt } from '../../src/platform/elements'
import { Dialog as WeappDialog } from '../../src/platform/dialog.weapp'
import { Press as WeappPress, TextArea as WeappTextArea } from '../../src/platform/elements.weapp'
import { Sending } from '../../src/platform/sending'

jest.mock('@tarojs/components', () => ({
  View: ({ onClick, children }: { onClick?: () => void; children?: ReactNode }) => (
    <div onClick={onClick}>{children}</div>
  ),
  Textarea: ({ fixed, disabled }: { fixed?: boolean; disabled?: boolean }) => (
    <p>{[fixed ? 'fixed' : 'flows', disabled && 'still'].filter(Boolean).join()}</p>
  ),
}))

/** Keys as browsers tell them while an input method is at work; Safari says so by the key code alone. */
const OF_INPUT_METHOD = [{ isComposing: true }, { keyCode: 229 }]

describe('keys that belong to the input method', () => {
  it.each(OF_INPUT_METHOD)('do not close a dialog with a text in it (%j)', (composing) => {
    const onClose = jest.fn()
    render(
      <Dialog label='意见' onClose={onClose}>
        <textarea aria-label='意见' />
      </Dialog>,
    )
    const field = screen.getByRole('textbox')
    fireEvent.keyDown(field, { key: 'Escape', ...composing })
    expect(onClose).not.toHaveBeenCalled()
    fireEvent.keyDown(field, { key: 'Escape' })
    expect(onClose).toHaveBeenCalledTimes(1)
  })

  it.each(OF_INPUT_METHOD)('do not begin a search with half a word (%j)', (composing) => {
    const onConfirm = jest.fn()
    render(<TextInput label='找办事' value='shen' onChange={() => undefined} onConfirm={onConfirm} />)
    const field = screen.getByRole('textbox')
    fireEvent(field, createEvent.keyDown(field, { key: 'Enter', ...composing }))
    expect(onConfirm).not.toHaveBeenCalled()
    fireEvent.keyDown(field, { key: 'Enter' })
    expect(onConfirm).toHaveBeenCalledTimes(1)
  })
})

describe('what is being sent in a browser', () => {
  it('is not sent again by Enter, nor a neighbour of it', () => {
    const onConfirm = jest.fn()
    const field = (sending: boolean) => (
      <Sending.Provider value={sending}>
        <TextInput label='验证码' value='123456' onChange={() => undefined} onConfirm={onConfirm} />
      </Sending.Provider>
    )
    const { rerender } = render(field(true))
    fireEvent.keyDown(screen.getByRole('textbox'), { key: 'Enter' })
    expect(onConfirm).not.toHaveBeenCalled()
    rerender(field(false))
    fireEvent.keyDown(screen.getByRole('textbox'), { key: 'Enter' })
    expect(onConfirm).toHaveBeenCalledTimes(1)
  })
})

describe('arrows among radio buttons', () => {
  it.each([
    ['choose where only one of them is a stop', false, 1],
    ['only move where each is one: choosing may close the list', true, 0],
  ])('%s', (_, stop, chosen) => {
    const onPress = jest.fn()
    render(
      <Box role='radiogroup' label='单位'>
        <Press role='radio' onPress={() => undefined}>
          甲
        </Press>
        <Press role='radio' stop={stop} onPress={onPress}>
          乙
        </Press>
      </Box>,
    )
    const [first, second] = screen.getAllByRole('radio')
    first?.focus()
    if (first) fireEvent.keyDown(first, { key: 'ArrowDown' })
    expect(document.activeElement).toBe(second)
    expect(onPress).toHaveBeenCalledTimes(chosen)
  })
})

describe('a text with days in it', () => {
  it.each([
    ['最晚7月9日答复', ['7月9日']],
    ['2025年12月1日至2026年1月10日', ['2025年12月1日', '2026年1月10日']],
    ['两个月以后', []],
  ])('keeps each on one line: %s', (text, days) => {
    const { container } = render(<Txt>{text}</Txt>)
    expect(container.textContent).toBe(text)
    expect([...container.querySelectorAll('.day')].map((day) => day.textContent)).toEqual(days)
  })
})

describe('what answers a tap in the mini program', () => {
  it.each([{ busy: true }, { busy: true, disabled: false }, { disabled: true }, { busy: false, disabled: true }])(
    'takes none while it is %j',
    (still) => {
      const onPress = jest.fn()
      const { rerender } = render(
        <WeappPress {...still} onPress={onPress}>
          提交
        </WeappPress>,
      )
      fireEvent.click(screen.getByText('提交'))
      expect(onPress).not.toHaveBeenCalled()
      rerender(<WeappPress onPress={onPress}>提交</WeappPress>)
      fireEvent.click(screen.getByText('提交'))
      expect(onPress).toHaveBeenCalledTimes(1)
    },
  )
})

describe('a text area of the mini program', () => {
  const area = <WeappTextArea label='理由' value='' onChange={() => undefined} />

  it('is told that it stands in a dialog, which does not scroll with the page', () => {
    const { unmount } = render(
      <WeappDialog label='异议' onClose={() => undefined}>
        {area}
      </WeappDialog>,
    )
    screen.getByText('fixed')
    unmount()
    render(area)
    screen.getByText('flows')
  })
})

describe('what is being sent in the mini program', () => {
  it('stands still until the server has answered, and its links go on working', () => {
    const [choose, open] = [jest.fn(), jest.fn()]
    const form = (sending: boolean) => (
      <Sending.Provider value={sending}>
        <WeappTextArea label='理由' value='' onChange={() => undefined} />
        <WeappPress role='radio' onPress={choose}>
          求助
        </WeappPress>
        <WeappPress role='link' onPress={open}>
          隐私指引
        </WeappPress>
      </Sending.Provider>
    )
    const { rerender } = render(form(true))
    screen.getByText('flows,still')
    for (const name of ['求助', '隐私指引']) fireEvent.click(screen.getByText(name))
    expect([choose.mock.calls.length, open.mock.calls.length]).toEqual([0, 1])
    rerender(form(false))
    screen.getByText('flows')
    fireEvent.click(screen.getByText('求助'))
    expect(choose).toHaveBeenCalledTimes(1)
  })
})
