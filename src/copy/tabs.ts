export const TAB_COPY = {
  label: '主要栏目',
  brand: '民声',
  home: '首页',
  messages: '留言',
  desk: '工作台',
  services: '服务',
  hall: '发布厅',
  me: '我的',
} as const
