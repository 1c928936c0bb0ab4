/** @jest-environment jsdom */
import { act, renderHook } from '@testing-library/react'
import { useTwoPanes } from '../../src/packages/desk/use-two-panes'

it('printing leaves list and message beside each other; a window that grows narrow does not', () => {
  let [width, printing] = [1280, false]
  const listeners = new Set<() => void>()
  const matchMedia = (query: string) => ({
    get matches() {
      return query === 'print' ? printing : width >= 1024
    },
    addEventListener: (_change: string, listener: () => void) => listeners.add(listener),
    removeEventListener: (_change: string, listener: () => void) => listeners.delete(listener),
  })
  Object.assign(window, { matchMedia })
  const { result } = renderHook(() => useTwoPanes())
  const become = (to: readonly [number, boolean]): void => {
    ;[width, printing] = to
    act(() => listeners.forEach((listener) => listener()))
  }
  become([794, true])
  expect(result.current).toBe(true)
  become([1280, false])
  expect(result.current).toBe(true)
  become([794, false])
  expect(result.current).toBe(false)
})
