/** @jest-environment jsdom */
import { render, screen, within } from '@testing-library/react'
import { UnitsPart } from '../../src/packages/press/overview/units-part'
import type { UnitFigures } from '../../src/packages/press/overview/need-help'

jest.mock('@tarojs/taro', () => jest.requireActual<{ taro: object }>('../support/page-doubles').taro)
jest.mock(
  '../../src/api/transport',
  () => jest.requireActual<{ transport: object }>('../support/page-doubles').transport,
)

const late = (count: number): UnitFigures[] =>
  Array.from({ length: count }, (_, at) => ({
    ...{ unitId: `u${at}`, unitName: `第${at}局`, received: 20, dispatched: 20, replied: 10, onTime: 9, overdue: 1 },
    ...{ averageHours: 20, rating: null, ratings: 0, declined: 0, signedOnPaper: 0, merged: 0, inherited: 0 },
  }))

it('more units that need help than are listed are not passed over in silence', () => {
  render(<UnitsPart byUnit={late(11)} />)
  expect(within(screen.getByRole('list', { name: '需要帮助的单位' })).getAllByRole('listitem')).toHaveLength(8)
  expect(screen.getByText('这样的单位共11个，下面是最需要先看的8个。')).toBeDefined()
})

it('where all of them are listed nothing more is said', () => {
  render(<UnitsPart byUnit={late(8)} />)
  expect(screen.queryByText(/这样的单位共/)).toBeNull()
})
