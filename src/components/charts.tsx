import { Box, Picture, Txt } from '../platform/elements'
import './charts.scss'
import { lineChartSvg, type LinePoint } from './line-chart-svg'

export interface Bar {
  key: string
  label: string
  value: number
  /** The value in words: `93%（120件）`. */
  text: string
}

/** Bars of one measure under each other. The texts carry the numbers, so it reads as a list. */
export const BarChart = ({ bars, label, max }: { bars: readonly Bar[]; label: string; max?: number }) => {
  const top = Math.max(max ?? 0, ...bars.map((bar) => bar.value), Number.MIN_VALUE)
  return (
    <Box className='bars' role='list' label={label}>
      {bars.map((bar) => (
        <Box key={bar.key} className='bars__row' role='listitem'>
          <Box className='bars__line'>
            <Txt>{bar.label}</Txt>
            <Txt className='number bars__text'>{bar.text}</Txt>
          </Box>
          <Box className='bars__track' decorative>
            <Box className='bars__bar' style={{ width: `${(100 * bar.value) / top}%` }} />
          </Box>
        </Box>
      ))}
    </Box>
  )
}

interface LineChartProps {
  points: readonly LinePoint[]
  /** What the line shows, in one sentence with its numbers: the chart is read out as this. */
  label: string
}

/** One line over days, as a picture that costs no library. */
export const LineChart = ({ points, label }: LineChartProps) => {
  const first = points[0]
  const last = points[points.length - 1]
  if (!first || !last) return null
  return (
    <Box className='line-chart'>
      <Picture className='line-chart__picture' src={lineChartSvg(points)} alt={label} />
      <Box className='line line--between' decorative>
        <Txt className='small number'>{first.label}</Txt>
        <Txt className='small number'>{last.label}</Txt>
      </Box>
    </Box>
  )
}
