import { m } from '#web/paraglide/messages.js'
import { ArrowDown, ArrowUp, CircleAlert, Eye, EyeOff, GripVertical, Pencil, Trash2, X } from '#web/ui/icons.ts'
import { useSay } from '#web/words.ts'
import { isEmpty, type SectionType } from '../../../rules.ts'
import type { Section } from '../../../schemas.ts'
import { type FormOf, SectionForm } from './forms.tsx'
import { Small } from './items.tsx'
import { KINDS } from './kinds.ts'

type Props = {
  section: Section
  index: number
  last: boolean
  open: boolean
  dragged: boolean
  errors: (path: string) => string | undefined
  wrong: boolean
  onOpen: () => void
  onMove: (by: number) => void
  onDrag: (id: string | null) => void
  onSet: FormOf<SectionType>['set']
  onRemove: () => void
}

/** One section: what it is, where it stands, whether it is seen; its form when it is open. */
export function SectionCard(props: Props) {
  const { section, open, dragged, errors, onSet } = props
  const say = useSay()
  return (
    <li
      data-place={props.index}
      className={`card-box ${dragged ? 'border-primary-ink opacity-60' : ''} ${section.visible ? '' : 'bg-base-200'}`}
    >
      <CardHead {...props} />
      {open && (
        <div className="border-line border-t p-4 sm:p-6">
          <SectionForm section={section} set={onSet} errors={errors} />
          <div className="border-line mt-6 flex justify-between gap-3 border-t pt-4">
            <button type="button" className="btn btn-quiet min-h-11" onClick={props.onOpen}>
              <X className="size-4.5" aria-hidden="true" />
              {say(m.site_edit_close)}
            </button>
            <button type="button" className="btn btn-danger min-h-11" onClick={props.onRemove}>
              <Trash2 className="size-4.5" aria-hidden="true" />
              {say(m.site_edit_remove_section)}
            </button>
          </div>
        </div>
      )}
    </li>
  )
}

function CardHead({ section, index, last, open, onOpen, onMove, onDrag, onSet, wrong }: Props) {
  const say = useSay()
  const { icon: Icon, name } = KINDS[section.type]
  const title = section.title || (section.type === 'hero' && section.headline) || say(name)
  return (
    <div className="flex flex-wrap items-center gap-x-1 p-2">
      <span
        draggable
        aria-hidden="true"
        title={say(m.site_edit_drag)}
        onDragStart={(event) => {
          event.dataTransfer.effectAllowed = 'move'
          event.dataTransfer.setData('text/plain', section.id)
          onDrag(section.id)
        }}
        onDragEnd={() => onDrag(null)}
        className="hit text-muted hidden size-9 shrink-0 cursor-grab justify-center active:cursor-grabbing sm:flex"
      >
        <GripVertical className="size-5" />
      </span>
      <button
        type="button"
        aria-expanded={open}
        onClick={onOpen}
        className="flex min-h-12 min-w-0 grow cursor-pointer items-center gap-3 px-2 py-1 text-left max-sm:basis-full"
      >
        <Icon className="text-primary-ink size-5 shrink-0" aria-hidden="true" />
        <span className="min-w-0">
          <span className="line-clamp-2 font-semibold break-words">{title}</span>
          <span className="text-muted flex flex-wrap gap-x-3 text-sm">
            {say(name)}
            <State section={section} wrong={wrong} />
          </span>
        </span>
      </button>
      <div className="ml-auto flex max-sm:w-full max-sm:justify-between">
        <Small label={say(m.site_edit_up)} of={title} off={index === 0} onPress={() => onMove(-1)}>
          <ArrowUp className="size-5" aria-hidden="true" />
        </Small>
        <Small label={say(m.site_edit_down)} of={title} off={last} onPress={() => onMove(1)}>
          <ArrowDown className="size-5" aria-hidden="true" />
        </Small>
        <Small
          label={say(section.visible ? m.site_edit_hide : m.site_edit_show)}
          of={title}
          onPress={() => onSet({ visible: !section.visible })}
        >
          {section.visible ? (
            <Eye className="size-5" aria-hidden="true" />
          ) : (
            <EyeOff className="size-5" aria-hidden="true" />
          )}
        </Small>
        <Small label={say(m.site_edit_edit)} of={title} onPress={onOpen}>
          <Pencil className="size-5" aria-hidden="true" />
        </Small>
      </div>
    </div>
  )
}

function State({ section, wrong }: { section: Section; wrong: boolean }) {
  const say = useSay()
  return (
    <>
      {!section.visible && <span className="font-semibold">{say(m.site_edit_hidden)}</span>}
      {section.visible && isEmpty(section) && (
        <span className="text-tone-warning-ink font-semibold">{say(m.site_edit_empty)}</span>
      )}
      {wrong && (
        <span className="text-error inline-flex items-center gap-1 font-semibold">
          <CircleAlert className="size-4" aria-hidden="true" />
          {say(m.site_edit_wrong)}
        </span>
      )}
    </>
  )
}
