import { STORAGE_COPY } from '../../cloudfunctions/adapters/storage/copy'
import { WECHAT_COPY } from '../../cloudfunctions/adapters/wechat/copy'
import { ANSWERS_COPY } from '../../cloudfunctions/answers/copy'
import { EXPORTS_COPY } from '../../cloudfunctions/exports/copy'
import { FILES_COPY } from '../../cloudfunctions/files/copy'
import { HALL_COPY } from '../../cloudfunctions/hall/copy'
import { CITIZEN_COPY, IDENTITY_COPY, PASSWORD_COPY, SIGN_IN_COPY } from '../../cloudfunctions/identity/copy'
import { AIRLOCK_COPY } from '../../cloudfunctions/messages/airlock/copy'
import { COPY } from '../../cloudfunctions/messages/copy'
import { NOTIFICATIONS_COPY } from '../../cloudfunctions/notifications/copy'
import { ROUTING_SAYS } from '../../cloudfunctions/routing/copy'
import { SERVICES_COPY } from '../../cloudfunctions/services/copy'
import { ERROR_SENTENCES } from '../../cloudfunctions/shared/function/copy'
import { SUPERVISION_COPY } from '../../cloudfunctions/supervision/copy'
import { TOPICS_COPY } from '../../cloudfunctions/topics/copy'
import { FAILURE_COPY } from '../../src/copy/failures'

/** What stands beside the refusals and is none. */
const NO_REFUSAL = [
  'ANSWERS_COPY.consentWithdrawn',
  'ANSWERS_COPY.consentUnasked',
  'ANSWERS_COPY.keptPrivate',
  'ANSWERS_COPY.takenBack',
  'CITIZEN_COPY.name',
  'HALL_COPY.formerUnit',
]

describe('a refusal says what to do', () => {
  const sentences = Object.entries({
    ...{
      ERROR_SENTENCES,
      FAILURE_COPY,
      STORAGE_COPY,
      WECHAT_COPY,
      AIRLOCK_COPY,
      mergeRefused: COPY.mergeRefused,
    },
    ...{ IDENTITY_COPY, PASSWORD_COPY, SIGN_IN_COPY, CITIZEN_COPY, NOTIFICATIONS_COPY, EXPORTS_COPY, FILES_COPY },
    ...{ ANSWERS_COPY, TOPICS_COPY, HALL_COPY, SERVICES_COPY },
  }).flatMap(([list, copy]) =>
    Object.entries(copy).flatMap(([name, said]: [string, unknown]) =>
      typeof said === 'string' && !NO_REFUSAL.includes(`${list}.${name}`) ? [[`${list}.${name}`, said] as const] : [],
    ),
  )

  it.each(sentences)('%s', (_name, said) => expect(said).toMatch(/请|不用|可以|再试/))

  // The same for a tap as for a letter of 2,000 characters, and for other programs: what is kept or shown only the page knows.
  it.each(
    Object.entries({
      ...{ ERROR_SENTENCES, FAILURE_COPY, COPY, AIRLOCK_COPY, ANSWERS_COPY, FILES_COPY, IDENTITY_COPY },
      ...{ ROUTING_SAYS, SERVICES_COPY, SUPERVISION_COPY, TOPICS_COPY },
    }),
  )('of %s does not say what a page keeps or shows', (_list, copy) => {
    expect(JSON.stringify(copy)).not.toMatch(/您[写填]的|保留|已显示|已换成|页面上是/)
  })
})
