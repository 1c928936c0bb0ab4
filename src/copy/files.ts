import { FILE_LIMITS } from '../../types/files.terms'

const { image, video, document: pdf } = FILE_LIMITS
const sizeOf = ({ bytes }: { readonly bytes: number }): string => `${bytes / 1024 ** 2}MB`

/** Pictures, videos and PDFs, as citizens and staff read of them. */
export const FILES_COPY = {
  title: '照片和视频（选填）',
  hint: `最多${image.perMessage}张照片、${video.perMessage}段视频。照片里的拍摄地点等信息会自动去掉；请不要拍到他人的证件和面部。`,
  addImages: '添加照片',
  addVideo: '添加视频',
  image: (at: number): string => `第${at}张照片`,
  video: '视频',
  uploading: (share: number): string => `正在上传 ${Math.floor(share * 100)}%`,
  done: '已上传',
  finding: '正在找回上次添加的…',
  doneBefore: '上次添加的，已上传',
  gone: {
    image: '这张照片已经不在了：添加后一天没有提交会自动删除。请删除后重新添加',
    video: '这段视频已经不在了：添加后一天没有提交会自动删除。请删除后重新添加',
    document: '这份PDF已经不在了：添加后一天没有提交会自动删除。请删除后重新添加',
  },
  notWhole: {
    image: '这张照片上次没有传完，请删除后重新添加',
    video: '这段视频上次没有传完，请删除后重新添加',
    document: '这份PDF上次没有传完，请删除后重新添加',
  },
  retry: '重新上传',
  remove: '删除',
  removeOf: (name: string): string => `删除${name}`,
  refused: '没有得到相册权限。可以在设置里允许，也可以不加照片直接提交。',
  tooLarge: {
    image: `照片不能超过${sizeOf(image)}，请换一张`,
    video: `视频不能超过${sizeOf(video)}，请剪短后再传`,
    document: `PDF不能超过${sizeOf(pdf)}，请压缩后再传`,
  },
  waiting: '照片或视频还没有传完，请稍等',
  failedOnes: '有照片或视频没有传上，请重新上传或删除',
  shown: '照片和视频',
  notShown: '照片和视频暂时打不开。',
  showAgain: '再试一次',
  open: (name: string): string => `查看${name}`,
} as const

/** Files of a reply, as staff add them and everybody reads of them. */
export const REPLY_FILES_COPY = {
  title: '随答复附上图片和文件（选填）',
  hint: `最多${image.perReply}张图片、${pdf.perReply}份PDF，每个不超过${sizeOf(pdf)}。图片里的拍摄地点会自动去掉；PDF原样发出，电子印章不受影响，文件属性里的作者等信息也会保留。请先遮去他人的面部、车牌和证件。`,
  addImages: '添加图片',
  addPdf: '添加PDF',
  image: (at: number): string => `第${at}张图片`,
  imageName: (at: number): string => `第${at}张图片的说明`,
  imageExample: '例如：修好的路面',
  pdfName: (at: number): string => `第${at}份PDF的名称`,
  pdf: (at: number): string => `第${at}份PDF`,
  nameHint: '说明和名称市民看得到，读屏的市民靠它知道图里是什么。',
  here: '已附上',
  size: (bytes: number): string =>
    bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))}KB` : `${(bytes / 1024 / 1024).toFixed(1)}MB`,
  pdfOf: (name: string, size: string): string => `${name}（PDF，${size}）`,
  shown: '随附的图片和文件',
  openPdf: (name: string, size: string): string => `打开PDF“${name}”，${size}`,
  notShown: '图片和文件暂时打不开。',
  notFetched: '文件没有打开，请稍后再试。',
  waiting: '图片或文件还没有传完，请稍等',
  failedOnes: '有图片或文件没有传上，请重新上传或删除',
  refused: '没有得到选择图片和文件的权限。可以在设置里允许，也可以不附文件直接送审。',
  approveNote: '图片和文件与文字一起审核、一起公布；改动任何一个都要重新审核。',
  takenBack: '随附的图片和文件已一并撤下。',
  added: (names: readonly string[]): string => `新附：${names.join('、')}`,
  removed: (names: readonly string[]): string => `去掉：${names.join('、')}`,
  notPublic: (count: number): string => `这份答复附有${count}个图片或文件。公开答复只有文字，不带这些文件。`,
} as const
