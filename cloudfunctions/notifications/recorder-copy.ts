import { dueDay, matter, type NoticeText, tellWhoSaidIt } from './notice-words'

/** To whoever recorded it for a citizen, who reads nothing here, by rule (`notice-rules.ts`). */
export const RECORDER_TEXT = {
  recorded_answered: {
    title: '您登记的留言已答复',
    titleToOffice: '登记的留言已答复',
    status: '请转告',
    text: (f) => `登记的${matter(f)}已答复，点开可以看到答复，${tellWhoSaidIt(f)}。`,
  },
  recorded_interim: {
    title: '您登记的留言有办理进展',
    titleToOffice: '登记的留言有办理进展',
    status: '请转告',
    text: (f) => `登记的${matter(f)}有办理进展，点开可以看到，${tellWhoSaidIt(f)}；正式答复仍在办理中。`,
  },
  recorded_later: {
    title: '您登记的留言办理时间延长',
    titleToOffice: '登记的留言办理时间延长',
    status: '请转告',
    text: (f) => `登记的${matter(f)}经批准最晚${dueDay(f)}答复，理由可以点开查看，${tellWhoSaidIt(f)}。`,
  },
  recorded_elsewhere: {
    title: '您登记的留言不由本平台办理',
    titleToOffice: '登记的留言不由本平台办理',
    status: '请转告',
    text: (f) => `登记的${matter(f)}不由本平台办理，点开可以看到该向哪里提出，${tellWhoSaidIt(f)}。`,
  },
  recorded_revoked: {
    title: '您登记的留言答复正在更正',
    titleToOffice: '登记的留言答复正在更正',
    status: '正在更正',
    text: (f) => `登记的${matter(f)}的答复已撤回、正在更正。已经转告过的，${tellWhoSaidIt(f)}以新的答复为准。`,
  },
  recorded_promise_kept: {
    title: '您登记的留言承诺已兑现',
    titleToOffice: '登记的留言承诺已兑现',
    status: '请转告',
    text: (f) => `登记的${matter(f)}，答复里的承诺已兑现，说明可以点开查看，${tellWhoSaidIt(f)}。`,
  },
  recorded_promise_changed: {
    title: '您登记的留言承诺改了日期',
    titleToOffice: '登记的留言承诺改了日期',
    status: '请转告',
    text: (f) => `登记的${matter(f)}，答复里的承诺改了日期，理由可以点开查看，${tellWhoSaidIt(f)}。`,
  },
  recorded_promise_missed: {
    title: '您登记的留言承诺没有按期兑现',
    titleToOffice: '登记的留言承诺没有按期兑现',
    status: '请转告',
    text: (f) => `登记的${matter(f)}，答复里的承诺没有按期兑现，已提醒承办单位，${tellWhoSaidIt(f)}。`,
  },
} as const satisfies Record<string, NoticeText>
