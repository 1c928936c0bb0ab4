/** What the list of units to choose from says. */
export const UNIT_PICKER_COPY = {
  choose: '选择单位',
  search: '输入单位名称',
  firstOnly: (shown: number) => `先列前${shown}个，输入名称可以找到其他的。`,
  found: (count: number) => `找到${count}个`,
  none: '没有找到这个单位，换个词试试。',
} as const
