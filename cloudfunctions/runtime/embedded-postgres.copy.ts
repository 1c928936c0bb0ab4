/** The database could not be opened; `message` is Chinese and tells the person at the terminal what to do. */
export class DatabaseStartError extends Error {
  override readonly name = 'DatabaseStartError'
}

/** What the person who starts the server reads about its embedded database. */
export const COPY = {
  initialising: '正在建立数据库（只在第一次，约1秒）',
  copyingBinaries: '正在复制数据库程序到数据库用户可以读取的位置',
  starting: '正在启动数据库',
  recovering: '数据库正在恢复上次的数据，请稍候',
  takingOver: '发现上次留下的数据库仍在运行，直接接管',
  restarted: '数据库曾经中断，已重新连接',
  inUse: (dataDir: string) =>
    `数据目录 ${dataDir} 正被另一个民声服务使用。请先停止那个服务，或用 DATA_DIR 指定另一个目录。`,
  noBinary: (platform: string) =>
    `没有适用于 ${platform} 的内置数据库。请用 DATABASE_URL 指定一个 PostgreSQL 15 或以上的数据库。`,
  cannotRun: (tail: string) => `内置数据库程序无法运行。请用 DATABASE_URL 指定一个 PostgreSQL。${tail}`,
  initFailed: (tail: string) => `建立数据库失败：${tail}`,
  startFailed: (log: string, tail: string) => `数据库没有启动成功，详见 ${log}。${tail}`,
  stopFailed: (pid: number) => `数据库进程 ${pid} 没有在限定时间内停止。`,
  otherVersion: (dataDir: string, found: string, wanted: string) =>
    `数据目录 ${dataDir} 由 PostgreSQL ${found} 建立，本程序带的是 ${wanted}。请用原来的版本导出后再导入。`,
  otherOwner: (dataDir: string) =>
    `当前用户无法读取数据目录 ${dataDir}（可能由另一个系统用户建立）。请用同一个用户启动，或用 DATA_DIR 指定另一个目录。`,
  passwordMissing: (file: string) =>
    `找不到数据库密码文件 ${file}，而数据已经存在。请从备份恢复该文件，或用 DATA_DIR 指定另一个目录。`,
  dataMoved: (link: string, target: string) =>
    `${link} 指向的数据目录 ${target} 不存在。请从备份恢复它；如果不再需要那些数据，请删除这个链接。`,
  belowLockedFolder: (cluster: string, outside: string) =>
    `数据库用户进不了 ${cluster} 所在的目录。请运行 mkdir -p ${outside} && mv ${cluster} ${outside}/restored && ln -s ${outside}/restored ${cluster}，再重新启动；或者把 DATA_DIR 换到它进得去的位置。`,
  noUser: '以 root 运行时，数据库需要一个普通系统用户，但无法建立。请改用普通用户启动，或用 DATABASE_URL 指定数据库。',
  unreachable: (folder: string) =>
    `数据库用户读不到 ${folder}，也无法在 /var/lib/minsheng 建立替代目录。请把项目或 DATA_DIR 放到它能读到的位置。`,
} as const
