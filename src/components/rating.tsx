import { MESSAGE_COPY, SATISFACTION_WORDS } from '../copy/messages'
import { Box, Txt } from '../platform/elements'
import { Chips } from './chips'

const SOLVED = (['yes', 'partly', 'no'] as const).map((value) => ({ value, label: MESSAGE_COPY.rateSolved[value] }))
const SCORES = (['5', '4', '3', '2', '1'] as const).map((value) => ({
  value,
  label: SATISFACTION_WORDS[Number(value)] ?? value,
}))

/** Whether what was asked for is solved 已解决/部分解决/没解决. */
export type Solved = (typeof SOLVED)[number]['value']
/** 5 is best; the wire takes it as a number. */
export type Score = (typeof SCORES)[number]['value']

interface RatingProps<Value> {
  /** The question that the chips answer. */
  label: string
  value: Value | undefined
  onChange: (value: Value) => void
  /** What is still to be chosen, as a sentence. */
  error?: string | undefined
}

/** 解决了没有; its question stands above as the title of the section. */
export const SolvedChips = (chips: RatingProps<Solved>) => (
  <Box className='chips-field stack-small'>
    <Chips options={SOLVED} {...chips} />
  </Box>
)

/** 满意度: the question, and the five answers below it. */
export const ScoreChips = (chips: RatingProps<Score>) => (
  <Box className='chips-field stack-small'>
    <Txt className='heading-3' decorative>
      {chips.label}
    </Txt>
    <Chips options={SCORES} {...chips} />
  </Box>
)
