import { routeWords } from '../../../src/copy/ownership'

describe('why a message was transferred, with the clause that it cites', () => {
  const clause = { number: 3, text: '负责公共供水' }
  it.each([
    ['因提到“停水”，转交市水务局；依据职责第3条', clause, '因提到“停水”，转交市水务局；依据职责第3条：负责公共供水'],
    // The number of another clause is not this one's.
    ['转交市水务局；依据职责第13条', { ...clause, number: 13 }, '转交市水务局；依据职责第13条：负责公共供水'],
    ['按留言时的选择，转交市水务局', clause, '按留言时的选择，转交市水务局。职责第3条：负责公共供水'],
    ['按留言时的选择，转交市水务局', undefined, '按留言时的选择，转交市水务局'],
    [undefined, clause, '职责第3条：负责公共供水'],
    [undefined, undefined, undefined],
  ] as const)('%s', (reason, cited, words) => {
    expect(routeWords(reason, cited)).toBe(words)
  })
})
