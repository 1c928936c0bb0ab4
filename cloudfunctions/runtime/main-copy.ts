/** What the person who starts the server reads while it starts. */
export const START_COPY = {
  openingDatabase: '正在打开数据库',
  migrating: '正在准备数据表',
  seeding: '正在建立演示城市“示范市”（只在第一次）',
} as const
