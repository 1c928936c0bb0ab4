export interface LinePoint {
  /** The day in words. */
  label: string
  value: number
}

const WIDTH = 640
const HEIGHT = 180
const EDGE = 8

/**
 * A data URI of the line. A picture cannot take the page's colours, so this blue was chosen to hold 3:1 on the light
 * and on the dark surface.
 */
export function lineChartSvg(points: readonly LinePoint[]): string {
  const top = Math.max(1, ...points.map((point) => point.value))
  const step = points.length > 1 ? (WIDTH - 2 * EDGE) / (points.length - 1) : 0
  const place = points.map(({ value }, index) => [
    Math.round((EDGE + index * step) * 10) / 10,
    Math.round((HEIGHT - EDGE - (value / top) * (HEIGHT - 2 * EDGE)) * 10) / 10,
  ])
  const line = place.map((point) => point.join(',')).join(' ')
  const ground = `${WIDTH - EDGE},${HEIGHT - EDGE} ${EDGE},${HEIGHT - EDGE}`
  const svg =
    `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ${WIDTH} ${HEIGHT}' preserveAspectRatio='none'>` +
    `<polygon points='${line} ${ground}' fill='#3a7bd5' fill-opacity='.14'/>` +
    `<polyline points='${line}' fill='none' stroke='#3a7bd5' stroke-width='2' stroke-linejoin='round' vector-effect='non-scaling-stroke'/></svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}
