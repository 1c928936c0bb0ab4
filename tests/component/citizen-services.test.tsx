/** @jest-environment jsdom */
import { act, fireEvent, render, screen } from '@testing-library/react'
import ServiceGuidePage from '../../src/pages/services/detail'
import ServicesPage from '../../src/pages/services/list'
import { TOPIC_WORDS } from '../../src/copy/services'
import { useSearch } from '../../src/state/search.store'
import { press, signedInAs } from '../support/citizen-page'
import { begin, calls, comeBack, inputsOf, journeys } from '../support/page-doubles'

const TOPICS = Object.keys(TOPIC_WORDS)
const listed = (items: readonly { topic: string }[], nextCursor: string | null = null) => ({
  items,
  topics: [...new Set(items.map(({ topic }) => topic))].map((topic) => ({
    topic,
    count: items.filter((item) => item.topic === topic).length,
  })),
  nextCursor,
})

beforeEach(() => signedInAs('citizen'))

describe('找办事', () => {
  const row = { id: 'passport', name: '普通护照', topic: 'documents', unitName: '市公安局', summary: '办护照' }
  const open = () => {
    begin({ 'services/list': () => listed([row]), 'services/search': () => ({ items: [row] }) })
    act(() => useSearch.setState({ words: '护照' }))
    return render(<ServicesPage />)
  }

  it('takes over what was typed on the home page', async () => {
    open()
    await screen.findByText('找到1项')
    expect(inputsOf('services/search')).toEqual([{ query: '护照' }])
  })

  it('shows all of them to whoever asks for all, whatever was searched for or opened before', async () => {
    open()
    await screen.findByText('找到1项')
    act(() => useSearch.getState().setWords(''))
    await screen.findByRole('heading', { name: '按主题找' })
    expect(screen.getByRole('searchbox', { name: '找办事' })).toHaveProperty('value', '')
    press(/^证件办理/)
    await screen.findByRole('heading', { name: '证件办理' })
    act(() => useSearch.getState().setWords(''))
    await screen.findByRole('heading', { name: '按主题找' })
  })

  it('asks for no more than it shows: what is asked for most, then one topic, page by page', async () => {
    const rows = (count: number, from: number) =>
      Array.from({ length: count }, (_, at) => ({ ...row, id: `p${from + at}`, name: `事项${from + at}` }))
    begin({
      'services/list': ({ topic, cursor }: { topic?: string; cursor?: string }) =>
        topic === undefined
          ? { ...listed(rows(6, 1)), topics: [{ topic: 'documents', count: 1200 }] }
          : cursor === undefined
            ? listed(rows(20, 1), 'next')
            : listed(rows(4, 21)),
    })
    render(<ServicesPage />)
    await screen.findByRole('button', { name: '证件办理，1200项' })
    press('证件办理，1200项')
    await screen.findByRole('link', { name: /^事项20/ })
    expect(screen.queryByRole('link', { name: /^事项21/ })).toBeNull()
    press('再看一些')
    await screen.findByRole('link', { name: /^事项24/ })
    expect(screen.queryByRole('button', { name: '再看一些' })).toBeNull()
    const documents = { topic: 'documents', limit: 20 }
    expect(inputsOf('services/list')).toEqual([{ limit: 6 }, documents, { ...documents, cursor: 'next' }])
    press('看全部主题')
    await screen.findByRole('heading', { name: '按主题找' })
  })

  it('leads from a guide without an address to the list of services, in place of loading for ever', async () => {
    begin({})
    render(<ServiceGuidePage />)
    await screen.findByRole('heading', { name: '没有选要看哪一件' })
    press('去列表里选')
    expect(journeys).toEqual(['/pages/services/list/index'])
    expect(calls).toEqual([])
  })

  it.each([
    [10, '5'],
    [9, '3'],
    [8, '4'],
    [7, '4'],
    [6, '3'],
    [5, '5'],
    [1, '3'],
  ])('sets %i topics on a desk in %s columns, so that none stands alone in the last line', async (count, columns) => {
    const items = TOPICS.slice(0, count).map((topic) => ({ ...row, id: topic, topic }))
    begin({ 'services/list': () => listed(items) })
    render(<ServicesPage />)
    const first = await screen.findByRole('button', { name: /^证件办理/ })
    expect(first.parentElement?.style.getPropertyValue('--columns')).toBe(columns)
  })
})

describe('a row that is tapped twice before its page is there', () => {
  it('opens it once, and again when one has come back', async () => {
    const row = { id: 'passport', name: '普通护照', topic: 'documents', unitName: '市公安局', summary: '办护照' }
    begin({ 'services/list': () => listed([row]) })
    render(<ServicesPage />)
    const link = await screen.findByRole('link', { name: /^普通护照/ })
    fireEvent.click(link)
    fireEvent.click(link)
    expect(journeys).toEqual(['/pages/services/detail/index?id=passport'])
    await comeBack()
    fireEvent.click(link)
    expect(journeys).toHaveLength(2)
  })
})
