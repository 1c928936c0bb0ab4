import { readOptions } from '../benchmark/options'

afterEach(() => jest.restoreAllMocks())
/** What is read of these words, or what is said and the code that the process ends with. */
function read(...words: string[]): object {
  const said = jest.spyOn(console, 'error').mockImplementation(() => undefined)
  jest.spyOn(process, 'exit').mockImplementation((code) => {
    throw Object.assign(new Error('ended'), { code })
  })
  try {
    const options = { rounds: { type: 'string', default: '5' }, keep: { type: 'boolean', default: false } } as const
    return { ...readOptions(options, ['rounds'], words) }
  } catch (error) {
    return { code: (error as { code?: number }).code, said: String(said.mock.calls[0]?.[0]) }
  }
}

describe('the options of a benchmark', () => {
  it('are read with their defaults', () => {
    expect(read('--keep')).toEqual({ rounds: '5', keep: true })
    expect(read('--rounds', '1,8,32')).toEqual({ rounds: '1,8,32', keep: false })
  })

  it.each([
    [['--bogus'], /Unknown option '--bogus'[^]*--rounds --keep/],
    [['--rounds', 'x'], /--rounds takes a whole number/],
    [['--rounds', '0'], /--rounds takes a whole number/],
    [['--rounds'], /--rounds/],
    [['more'], /more/],
  ])('%j end it at once with a sentence', (words, sentence) => {
    expect(read(...words)).toEqual({ code: 2, said: expect.stringMatching(sentence) })
  })
})
