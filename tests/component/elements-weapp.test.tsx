/** @jest-environment jsdom */
import { render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { Box, Txt } from '../../src/platform/elements.weapp'

jest.mock('@tarojs/components', () => ({
  View: ({ children }: { children?: ReactNode }) => <div>{children}</div>,
  Text: ({ children }: { children?: ReactNode }) => <span>{children}</span>,
}))

describe('a text with days in it, in the mini program', () => {
  it.each([
    ['最晚7月9日答复', '最晚7+月+9+日答复'],
    ['2025年12月1日至2026年1月10日', '2025+年+12+月+1+日至2026+年+1+月+10+日'],
    ['两个月以后', '两个月以后'],
  ])('keeps each on one line by signs that let none end: %s', (text, joined) => {
    const signs = joined.split('+').join('\u2060')
    const { container, rerender } = render(<Txt>{text}</Txt>)
    expect(container.textContent).toBe(signs)
    rerender(<Box>{text}</Box>)
    expect(container.textContent).toBe(signs)
    rerender(<Txt selectable>{text}</Txt>)
    expect(container.textContent).toBe(text)
  })
})
