/* Pictures that people uploaded, in the width that the screen needs. */

const WIDTHS = [64, 128, 192, 320, 512, 640, 960, 1280] as const
export type PictureWidth = (typeof WIDTHS)[number]

/** The address of an uploaded picture, at most this wide. */
export function mediaUrl(id: string, width: PictureWidth): string {
  return `/media/${id}/${width}.webp`
}

type PictureProps = {
  id: string
  alt: string
  /** As in HTML: how wide it is shown, such as `(min-width: 48rem) 33vw, 100vw`. */
  sizes: string
  /** The widest that is ever shown; wider ones are not offered. */
  widest?: PictureWidth
  /** The picture's own size, so that nothing moves when it arrives. */
  width?: number
  height?: number
  /** Above the fold: load at once and first. */
  eager?: boolean
  className?: string
}

export function Picture({ id, alt, sizes, widest = 1280, width, height, eager = false, className }: PictureProps) {
  const offered = WIDTHS.filter((one) => one >= 192 && one <= Math.max(widest, 192))
  return (
    <img
      src={mediaUrl(id, offered.includes(640) ? 640 : offered.at(-1)!)}
      srcSet={offered.map((one) => `${mediaUrl(id, one)} ${one}w`).join(', ')}
      sizes={sizes}
      alt={alt}
      width={width}
      height={height}
      loading={eager ? 'eager' : 'lazy'}
      fetchPriority={eager ? 'high' : undefined}
      decoding={eager ? undefined : 'async'}
      className={className}
    />
  )
}
