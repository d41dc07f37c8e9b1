import { Picture } from '#web/ui/picture.tsx'
import type { Showcased } from './public.ts'
import { PhoneScene, WindowScene } from './scenes.tsx'

type Shot = Showcased['gallery'][number]

/** One picture of the gallery: an uploaded one, or a drawn page of the template. Nothing when it is neither any more. */
export function ShotPicture({ template, shot, sizes }: { template: Showcased; shot: Shot; sizes: string }) {
  const frame = 'rounded-box ring-line block aspect-[560/350] w-full object-cover ring-1'
  if (shot.imageId) return <Picture id={shot.imageId} alt={shot.caption} sizes={sizes} className={frame} />
  const { showcase } = template
  const scene = showcase?.scenes.find(({ code }) => code === shot.scene)
  return showcase && scene ? <WindowScene look={showcase} scene={scene} className={frame} /> : null
}

/** The first picture of a template, large, with the phone beside it when the template draws one. */
export function Cover({ template, className = '' }: { template: Showcased; className?: string }) {
  const [first] = template.gallery
  const front = template.showcase?.scenes.find((scene) => scene.kind === 'front')
  if (!first) return null
  return (
    <div className={`relative ${className}`}>
      <div className="shadow-float rounded-box pr-0">
        <ShotPicture template={template} shot={first} sizes="(min-width: 64rem) 40rem, 100vw" />
      </div>
      {template.showcase && front?.kind === 'front' && (
        <PhoneScene
          look={template.showcase}
          scene={front}
          className="absolute -right-2 -bottom-8 w-[24%] drop-shadow-xl sm:-right-4"
        />
      )}
    </div>
  )
}
