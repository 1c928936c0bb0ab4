import { ApiFailure } from '../../../src/api/failure'

it('a defect names the trace id that its sentence asks to pass on; a refusal needs none', () => {
  const message = '系统出了问题，请把页面上的追踪编号告诉工作人员。'
  expect(new ApiFailure('internal', { message, traceId: 'k3x9' })).toMatchObject({
    message: `${message}追踪编号：k3x9`,
    onReading: `${message}追踪编号：k3x9`,
  })
  expect(new ApiFailure('internal', { message }).message).toBe(message)
  expect(new ApiFailure('conflict', { message: '刚刚有了新的变化。', traceId: 'k3x9' }).message).toBe(
    '刚刚有了新的变化。',
  )
})
