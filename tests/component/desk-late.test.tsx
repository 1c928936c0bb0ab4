/** @jest-environment jsdom */
import { render } from '@testing-library/react'
import { OwnershipNotes } from '../../src/packages/desk/ownership-notes'
import { Replies } from '../../src/packages/desk/replies'
import { view } from '../support/staff-page'

const task = { id: 'assist-1', unitId: 'road', unitName: '市公路局', dueOn: '2026-07-09', mine: false } as const
const requestedAt = '2026-07-06T01:00:00.000Z'

describe('what is owed beside the reply, on the page of its letter', () => {
  it.each([
    [{}, '最晚7月9日反馈'],
    [{ late: true as const }, '最晚7月9日反馈，已超期'],
  ])('another unit’s part: %j reads %s', (more, words) => {
    render(<OwnershipNotes view={view({ assists: [{ ...task, requestedAt, state: 'open', ...more }] })} />)
    expect(document.body.textContent).toContain(words)
  })

  it.each([
    [{}, '最晚7月9日回访核实。'],
    [{ late: true as const }, '最晚7月9日回访核实，已超期。'],
  ])('a call-back: %j reads %s', (more, words) => {
    render(<Replies view={view({ callBack: { dueOn: '2026-07-09', ...more } })} />)
    expect(document.body.textContent).toContain(words)
  })
})
