/** What this module answers. */
export const FILES_COPY = {
  tooLarge: '图片和PDF不能超过10MB，视频不能超过20MB，请压缩后再传',
  notHere: '这里不能加这种文件：留言可以加图片和视频，答复可以加图片和PDF',
  tooMany: '还没有发出的图片、视频和文件太多，请先发出或删除一些',
  enoughToday: '今天上传的图片、视频和文件已经很多了，请明天再传；文字现在就可以发出',
  notWhole: '还没有传完，请继续上传',
  badPart: '这一段的大小不对，请重新上传',
  notImage: '这不是能识别的图片，请换一张（JPG、PNG、WebP）',
  notVideo: '这不是能识别的视频，请换一段（MP4、MOV）',
  notPdf: '这不是能识别的PDF，请换一份',
  lockedPdf: '这份PDF加了密，请另存为不加密的再传',
  activePdf: '这份PDF里带有脚本、表单提交或别的文件，请另存为普通PDF再传',
  sent: '已经随留言发出或随答复送审，不能再改',
  notYours: '有图片或视频没有上传成功，请删除后重新上传',
  perMessage: '一件留言最多9张图片和1段视频',
  notOfReply: '有图片或文件没有上传成功，或已经删除，请删掉后重新上传',
  perReply: '一次答复最多9张图片和3份PDF',
} as const
