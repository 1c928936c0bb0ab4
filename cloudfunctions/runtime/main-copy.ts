/** What the person who starts the server reads while it starts. */
export const START_COPY = {
  openingDatabase: '正在打开数据库',
  migrating: '正在准备数据表',
  tablesBusy: '数据表正被别的程序占用（例如正在备份），等它用完再接着准备；其他实例照常服务',
  seeding: '正在建立演示城市“示范市”（只在第一次）',
  logFails: (code: string) =>
    `运行日志写不进去（${code}），可能是磁盘满了：服务照常，日志先留在内存里，放不下的会丢。请尽快腾出空间。`,
  logRecovered: (lost: number) => (lost === 0 ? '运行日志恢复了，没有丢。' : `运行日志恢复了，其间丢了${lost}行。`),
} as const
