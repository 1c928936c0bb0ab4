/** What a person reads while files cannot be kept or read. Texts never wait for files. */
export const STORAGE_COPY = {
  full: '系统存放文件的空间满了，这次没有存上，请过一会儿再试。留言和答复的文字不受影响，可以先不带文件发出。',
  away: '系统暂时存取不了文件，请过一会儿再试。留言和答复的文字不受影响，可以先不带文件发出。',
} as const
