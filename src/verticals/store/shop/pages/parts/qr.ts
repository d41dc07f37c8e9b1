import QRCode from 'qrcode'

/**
 * For loaders: the code as a drawing for the screen, and as a picture to keep. The picture travels within the page, so
 * that saving it needs neither a script nor another address that shows what is to be paid.
 */
export async function qrPicture(text: string): Promise<{ svg: string; png: string }> {
  const plain = { errorCorrectionLevel: 'M', margin: 4 } as const
  const [svg, png] = await Promise.all([
    QRCode.toString(text, { type: 'svg', ...plain }),
    QRCode.toDataURL(text, { type: 'image/png', scale: 12, ...plain }),
  ])
  return { svg, png }
}
