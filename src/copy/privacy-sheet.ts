/** What WeChat has us ask before an interface that touches personal data is used the first time. */
export const PRIVACY_SHEET_COPY = {
  title: '使用前请您同意',
  text: '您要用的功能需要您的信息（例如位置）。信息只用来办理您反映的事，怎样收集和保护，见隐私说明。不同意也能写留言。',
  read: '阅读隐私说明',
  agree: '同意并继续',
  refuse: '不同意',
} as const
