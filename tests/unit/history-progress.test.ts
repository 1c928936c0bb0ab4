import { progressBar } from '../../cloudfunctions/runtime/progress-bar'

function shownBy(isTTY: boolean, shares: readonly number[]): string {
  let seen = ''
  const bar = progressBar('导入', { isTTY, write: (text) => (seen += text) })
  for (const share of shares) bar.show(share, '已读1行')
  bar.end()
  return seen
}

describe('the progress bar of a command', () => {
  it('redraws its line on a terminal and leaves it at the end', () => {
    const seen = shownBy(true, [0.5, 1])
    expect(seen.split('\r\u001b[2K')).toEqual([
      '',
      `  导入 ${'█'.repeat(15)}${'░'.repeat(15)}  50% 已读1行`,
      `  导入 ${'█'.repeat(30)} 100% 已读1行\n`,
    ])
  })
  it('writes a line at every tenth where lines cannot be redrawn', () => {
    const seen = shownBy(false, [0, 0.01, 0.09, 0.1, 0.19, 0.55, 1, 1.2])
    expect(seen.split('\n').map((line) => line.match(/\d+%/)?.[0])).toEqual(['0%', '10%', '55%', '100%', undefined])
  })
})
