import type { Overview } from '../../../../types/insight.contract'
import { Box, Card, Heading, Section, Txt } from '../../../components'
import { BarChart, LineChart } from '../../../components/staff'
import { dayWords } from '../../../copy/days'
import { PRESS_COPY } from '../../../copy/press'
import { KIND_WORDS } from '../../../copy/terms'

/** More bars than this nobody compares. */
const MOST_UNITS = 10
const byReceived = (a: { received: number }, b: { received: number }): number => b.received - a.received

/** The course by day, and where it comes from: each chart carries its numbers as text. */
export function ChartsPart({ byDay, byKind, byUnit, from, to }: Overview) {
  const points = byDay.map(({ on, received }) => ({ label: dayWords(on), value: received }))
  const total = points.reduce((sum, { value }) => sum + value, 0)
  const most = points.reduce((top, point) => (point.value > top.value ? point : top), { label: '', value: -1 })
  const course = PRESS_COPY.byDayLabel(dayWords(from), dayWords(to), total, most.value, most.label)
  const units = byUnit
    .filter(({ received }) => received > 0)
    .sort(byReceived)
    .slice(0, MOST_UNITS)
  const kinds = byKind.filter(({ received }) => received > 0).sort(byReceived)
  return (
    <Section title={PRESS_COPY.charts}>
      <Box className='overview__charts'>
        <Card>
          <Box className='stack-small'>
            <Heading level={3} className='heading-3'>
              {PRESS_COPY.byDay}
            </Heading>
            <Txt className='small' decorative>
              {course}
            </Txt>
            <LineChart points={points} label={course} />
          </Box>
        </Card>
        <Card>
          <Box className='stack-small'>
            <Heading level={3} className='heading-3'>
              {PRESS_COPY.byKind}
            </Heading>
            <BarChart
              label={PRESS_COPY.byKindLabel}
              bars={kinds.map(({ kind, received, replied }) => ({
                key: kind,
                label: KIND_WORDS[kind],
                value: received,
                text: PRESS_COPY.barText(received, replied),
              }))}
            />
          </Box>
        </Card>
        <Card>
          <Box className='stack-small'>
            <Heading level={3} className='heading-3'>
              {units.length === MOST_UNITS ? PRESS_COPY.byUnitMost(MOST_UNITS) : PRESS_COPY.byUnit}
            </Heading>
            <BarChart
              label={PRESS_COPY.byUnitLabel}
              bars={units.map(({ unitId, unitName, received, replied }) => ({
                key: unitId,
                label: unitName,
                value: received,
                text: PRESS_COPY.barText(received, replied),
              }))}
            />
          </Box>
        </Card>
      </Box>
    </Section>
  )
}
