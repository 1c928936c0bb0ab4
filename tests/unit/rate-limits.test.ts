import { RATE_LIMITS, type RateClass, rateClassOf } from '../../cloudfunctions/runtime/rate-limits'
import { FILE_LIMITS } from '../../types/files.terms'
import { SHEET_LIMITS } from '../../types/messages.terms'
import { EXPECTATIONS } from './permissions/expectations'

/** What a program would do in masses, by name: guessing words and codes, writing, looking people up. Everything else is usual. */
const LIMITED: Record<Exclude<RateClass, 'usual'>, readonly string[]> = {
  sign_in: [
    'identity.bind_wechat',
    'identity.sign_in',
    'identity.sign_in_code',
    'identity.set_password',
    'identity.start_enrolment',
    'identity.confirm_enrolment',
    'identity.change_password',
    'identity.wechat_login',
    'identity.request_sms_code',
    'identity.sms_login',
  ],
  submit: ['messages.submit', 'messages.record'],
  reveal: ['messages.reveal_contact', 'messages.read_identity'],
  file_parts: ['messages.upload_sheet', 'files.put_part'],
  search: [
    'messages.search',
    'messages.similar_answers',
    'answers.similar',
    'answers.search',
    'services.search',
    'audit.search',
  ],
  toggle: ['hall.follow'],
}

it('every procedure that is served is limited as its kind of call', () => {
  const served: Partial<Record<RateClass, string[]>> = {}
  for (const call of Object.keys(EXPECTATIONS)) (served[rateClassOf(call)] ??= []).push(call)
  const { usual = [], ...limited } = served
  expect(limited).toEqual(LIMITED)
  expect(usual.length).toBeGreaterThan(100)
})

it('nothing that a person is held to is looser than the usual, but the parts of a file', () => {
  for (const [name, { person, address }] of Object.entries(RATE_LIMITS)) {
    expect([name, person <= RATE_LIMITS.usual.person]).toEqual([name, name !== 'file_parts'])
    // An office shares one address: what one person may, it may many times over.
    expect([name, address >= 3 * person]).toEqual([name, true])
  }
})

it('the largest file of each kind arrives within the calls of a minute, in either home', () => {
  const { image, video, document, partBytes, cloudPartBytes } = FILE_LIMITS
  const largest = Math.max(image.bytes, video.bytes, document.bytes)
  for (const [call, parts] of [
    ['files.put_part', Math.ceil(largest / cloudPartBytes)],
    ['files.put_part', Math.ceil((image.perMessage * image.bytes + video.perMessage * video.bytes) / partBytes)],
    ['messages.upload_sheet', Math.ceil(((SHEET_LIMITS.bytes / 3) * 4) / SHEET_LIMITS.part)],
  ] as const)
    expect([call, parts <= RATE_LIMITS[rateClassOf(call)].person]).toEqual([call, true])
  // What is begun can be finished: a sheet of the largest size has no more parts than there may be.
  expect(Math.ceil(((SHEET_LIMITS.bytes / 3) * 4) / SHEET_LIMITS.part)).toBeLessThanOrEqual(SHEET_LIMITS.parts)
})
