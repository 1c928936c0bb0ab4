import type { Figures, Overview } from '../../../../types/insight.contract'
import { Box, Figure, Section } from '../../../components'
import { PRESS_COPY } from '../../../copy/press'
import { hoursWords, shareWords } from '../../../copy/rates'
import { LEAST_ANSWERS } from './need-help'

interface Rate {
  label: string
  /** In words; `undefined` where there is nothing to count. */
  of: (figures: Figures) => string | undefined
  /** How many it rests on, and in words. */
  n: (figures: Figures) => number
  basis: (figures: Figures) => string
  /** Set for a share or a mean: what it counts, in words. Of few it says little, and says so. */
  counted?: (count: number) => string
}

const RATES: readonly Rate[] = [
  {
    label: PRESS_COPY.onTime,
    of: ({ onTime, replied }) => (replied === 0 ? undefined : shareWords(onTime, replied)),
    n: ({ replied }) => replied,
    basis: ({ onTime, replied }) => PRESS_COPY.onTimeOf(onTime, replied),
    counted: PRESS_COPY.ofReplies,
  },
  {
    label: PRESS_COPY.hours,
    of: ({ averageHours }) => (averageHours === null ? undefined : hoursWords(averageHours)),
    n: ({ replied }) => replied,
    basis: ({ replied }) => PRESS_COPY.hoursOf(replied),
    counted: PRESS_COPY.ofReplies,
  },
  {
    label: PRESS_COPY.rating,
    of: ({ rating }) => (rating === null ? undefined : PRESS_COPY.points(rating.toFixed(1))),
    n: ({ ratings }) => ratings,
    basis: ({ ratings }) => PRESS_COPY.ratingOf(ratings),
    counted: PRESS_COPY.ofRatings,
  },
  {
    label: PRESS_COPY.received,
    of: ({ received }) => PRESS_COPY.count(received),
    n: ({ received }) => received,
    basis: ({ dispatched }) => PRESS_COPY.dispatchedOf(dispatched),
  },
  {
    label: PRESS_COPY.replied,
    of: ({ replied }) => PRESS_COPY.count(replied),
    n: ({ replied }) => replied,
    basis: ({ received, signedOnPaper }) => PRESS_COPY.repliedOf(received, signedOnPaper),
  },
  {
    label: PRESS_COPY.overdue,
    of: ({ overdue }) => PRESS_COPY.count(overdue),
    n: ({ overdue }) => overdue,
    basis: () => PRESS_COPY.overdueNote,
  },
]

/** Rates with what they rest on, beside the days just before. */
export const Rates = ({ totals, before, days }: Pick<Overview, 'totals' | 'before'> & { days: number }) => (
  <Section title={PRESS_COPY.rates}>
    <Box className='overview__rates'>
      {RATES.map(({ label, of, n, basis, counted }) => {
        const value = of(totals)
        const few = counted && value !== undefined && n(totals) < LEAST_ANSWERS
        return (
          <Figure
            key={label}
            label={label}
            value={value ?? PRESS_COPY.none}
            note={[
              value !== undefined && basis(totals),
              few && PRESS_COPY.few,
              PRESS_COPY.before(days, earlier({ of, n, counted }, before)),
            ]
              .filter(Boolean)
              .join('\n')}
          />
        )
      })}
    </Box>
  </Section>
)

/** The same rate before, with its n where that matters. */
const earlier = ({ of, n, counted }: Pick<Rate, 'of' | 'n' | 'counted'>, before: Figures): string => {
  const value = of(before)
  if (value === undefined) return PRESS_COPY.none
  return counted ? `${value}（${counted(n(before))}）` : value
}
