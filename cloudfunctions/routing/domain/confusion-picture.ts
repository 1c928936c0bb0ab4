import type { Measures } from './measure'

const CELL = 64
const LEFT = 190
const TOP = 170
const FONT = "font-family='Noto Sans SC, Microsoft YaHei, sans-serif'"

/** The confusion matrix as an SVG picture: a row for what a text is, a column for what was answered; darker is more. */
export function confusionPicture({ labels, confusion, accuracy, macroF1 }: Measures): string {
  const width = LEFT + labels.length * CELL + 40
  const height = TOP + labels.length * CELL + 40
  const cells = confusion.flatMap((row, down) => {
    const all = row.reduce((sum, count) => sum + count, 0) || 1
    return row.map((count, across) => cell(count, count / all, down, across))
  })
  const names = labels.flatMap((label, at) => {
    const middle = at * CELL + CELL / 2
    const written = escaped(label)
    return [
      `<text x='${LEFT - 12}' y='${TOP + middle + 5}' text-anchor='end'>${written}</text>`,
      `<text transform='translate(${LEFT + middle + 5} ${TOP - 12}) rotate(-45)'>${written}</text>`,
    ]
  })
  const title = `混淆矩阵：行是实际类别，列是判断结果（准确率 ${percent(accuracy)}，宏平均F1 ${macroF1.toFixed(3)}）`
  return [
    `<svg xmlns='http://www.w3.org/2000/svg' width='${width}' height='${height}' viewBox='0 0 ${width} ${height}' ${FONT} font-size='15' role='img' aria-label='${title}'>`,
    `<rect width='100%' height='100%' fill='#fff'/>`,
    `<text x='20' y='32' font-size='17'>${title}</text>`,
    ...names,
    ...cells,
    '</svg>',
    '',
  ].join('\n')
}

function cell(count: number, share: number, down: number, across: number): string {
  const [x, y] = [LEFT + across * CELL, TOP + down * CELL]
  // Right answers are blue, wrong ones red; white on dark.
  const colour = down === across ? '11, 87, 164' : '190, 40, 30'
  const box = `<rect x='${x}' y='${y}' width='${CELL - 2}' height='${CELL - 2}' fill='rgba(${colour}, ${(0.04 + share * 0.9).toFixed(2)})'/>`
  if (count === 0) return box
  const ink = share > 0.5 ? '#fff' : '#1a1a1a'
  return `${box}<text x='${x + CELL / 2 - 1}' y='${y + CELL / 2 + 5}' text-anchor='middle' fill='${ink}'>${count}</text>`
}

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`
const escaped = (text: string): string => text.replace(/[&<>'"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
