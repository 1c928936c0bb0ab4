import { exportPage } from '../../../cloudfunctions/privacy/export-page'

const AT = '2026-07-09T01:00:00.000Z'
const HOSTILE = `"'><script>alert(1)</script>`

it('nothing that somebody wrote breaks out of the page, wherever it stands', () => {
  const answered = { body: HOSTILE, publishedAt: AT }
  const message = {
    ...{ code: '20260709-ABCDEF', title: HOSTILE, body: HOSTILE, place: HOSTILE, district: HOSTILE },
    supplements: [{ body: HOSTILE, at: AT }],
    contest: { reason: HOSTILE, at: AT },
    ...{ interimReplies: [answered], earlierReplies: [answered], reply: answered },
    rating: { solved: 'no', satisfaction: 1, comment: HOSTILE, at: AT },
  }
  const category = { title: HOSTILE, held: HOSTILE, purpose: HOSTILE, basis: HOSTILE, retention: HOSTILE }
  const given = {
    held: { categories: [category] },
    messages: [{ message, contact: HOSTILE, reads: [{ at: AT, unitName: HOSTILE, reason: HOSTILE }] }],
    guardian: HOSTILE,
    files: [{ kind: 'image', url: HOSTILE, createdAt: AT }],
    follows: [HOSTILE],
    joins: [{ title: HOSTILE }],
    notices: [{ title: HOSTILE, text: HOSTILE }],
    signIns: [{ device: HOSTILE }],
  }
  const places = JSON.stringify(given).split('alert(1)').length - 1
  const page = exportPage(given as unknown as Parameters<typeof exportPage>[0], '2026-07-09')
  expect(page.split('&quot;&#39;&gt;&lt;script&gt;alert(1)&lt;/script&gt;')).toHaveLength(places + 1)
  expect(page).not.toContain('<script')
})
