import { saveTexts } from '../../../src/platform/save-file.weapp'

const mockSet = jest.fn()
jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: { setClipboardData: (options: object): unknown => mockSet(options) },
}))

const FILES = [{ text: '<p>我的信息</p>' }, { text: '{}' }]

describe('the copy of one’s own data in the mini program', () => {
  it('goes to the clipboard', async () => {
    mockSet.mockResolvedValue({ errMsg: 'setClipboardData:ok' })
    await expect(saveTexts(FILES)).resolves.toBe('copied')
    expect(mockSet).toHaveBeenCalledWith({ data: '<p>我的信息</p>' })
  })

  it('is said to have gone nowhere when WeChat or the person refuses the clipboard', async () => {
    mockSet.mockRejectedValue({ errMsg: 'setClipboardData:fail privacy permission is not authorized' })
    await expect(saveTexts(FILES)).resolves.toBe('refused')
  })
})
