/** What the services module says when it refuses. */
export const SERVICES_COPY = {
  itemGone: '这个办事事项已经下架或不存在，请返回“服务”重新查找。',
} as const
