/** What this module answers. */
export const FILES_COPY = {
  tooLarge: '图片不能超过10MB，视频不能超过20MB，请压缩后再传',
  tooMany: '还没有发出的图片和视频太多，请先发出或删除一些',
  notWhole: '还没有传完，请继续上传',
  badPart: '这一段的大小不对，请重新上传',
  notImage: '这不是能识别的图片，请换一张（JPG、PNG、WebP）',
  notVideo: '这不是能识别的视频，请换一段（MP4、MOV）',
  sent: '已经随留言发出，不能再改',
  notYours: '有图片或视频没有上传成功，请删除后重新上传',
  perMessage: '一件留言最多9张图片和1段视频',
} as const
