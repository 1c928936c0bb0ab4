import { wordListSafety } from '../../../cloudfunctions/adapters/safety'
import { fc } from '../../support/property'

const letters = (max: number) => fc.string({ unit: fc.constantFrom('赌', '博', '网', '站', 'a', '𠮷'), maxLength: max })

it('finds exactly the words that stand in a text, whatever their length and place', async () => {
  const words = fc.uniqueArray(
    letters(5).filter((word) => word !== ''),
    { minLength: 1, maxLength: 6 },
  )
  await fc.assert(
    fc.asyncProperty(words, letters(12), async (list, text) => {
      const safety = wordListSafety(list.map((word) => ({ word, label: word, suggestion: 'review' as const })))
      const { labels } = await safety.check(text, 'x')
      expect([...labels].sort()).toEqual(list.filter((word) => text.includes(word)).sort())
    }),
  )
})
