import Taro from '@tarojs/taro'
import { ApiFailure } from '../api/failure'
import { EXPORTS_COPY } from '../copy/exports'
import { mediaUrl } from './media'

/**
 * Opens a sheet or a PDF with WeChat's own viewer, from which it can be passed on. It lies among the temporary files, which WeChat
 * clears by itself. @throws ApiFailure `offline` where it is not to be had or not to be opened
 */
export async function fetchFile(url: string, name: string): Promise<void> {
  try {
    const { statusCode, tempFilePath } = await Taro.downloadFile({ url: mediaUrl(url) })
    if (statusCode !== 200) throw new ApiFailure('offline', { message: EXPORTS_COPY.notFetched })
    await Taro.openDocument({
      filePath: tempFilePath,
      fileType: name.endsWith('.pdf') ? 'pdf' : 'xlsx',
      showMenu: true,
    })
  } catch {
    throw new ApiFailure('offline', { message: EXPORTS_COPY.notFetched })
  }
}
