import { Picture, type PictureWidth } from '#web/ui/picture.tsx'

type Props = { id: string; alt: string; sizes: string; className: string; eager?: boolean; widest?: PictureWidth }

/** A picture of the owner's that fills the box around it; the box has the size, so nothing moves when it arrives. */
export function Photo({ className, ...picture }: Props) {
  return <Picture width={640} height={480} {...picture} className={`object-cover ${className}`} />
}
