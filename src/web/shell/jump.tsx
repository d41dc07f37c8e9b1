import { useEffect, useRef, useState, type KeyboardEvent as KeyPress } from 'react'
import { useNavigate } from 'react-router'
import { m } from '../paraglide/messages.js'
import { ArrowRight, Search } from '../ui/icons.ts'
import { useSay, useVisit } from '../words.ts'

type Choice = { to: string; label: string }

/** Ctrl-K: to any page of the menu by its name, or into a list that takes words to look for. */
export function Jump() {
  const say = useSay()
  const dialog = useRef<HTMLDialogElement>(null)
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const navigate = useNavigate()
  const choices = useChoices(text)
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      dialog.current?.showModal()
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
  const go = (choice: Choice | undefined): void => {
    if (!choice) return
    dialog.current?.close()
    void navigate(choice.to)
  }
  const steer = (event: KeyPress): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && choices.length > 0) setAt((at + step + choices.length) % choices.length)
    else if (event.key === 'Enter') go(choices[at])
    else return
    event.preventDefault()
  }
  return (
    <>
      <button
        type="button"
        onClick={() => dialog.current?.showModal()}
        className="border-line text-muted hover:text-base-content rounded-field mt-3 flex min-h-11 w-full cursor-pointer items-center gap-3 border px-3 text-sm"
      >
        <Search className="size-4.5" aria-hidden="true" />
        {say(m.jump_open)}
        <kbd className="ml-auto font-sans text-xs">Ctrl K</kbd>
      </button>
      <dialog
        ref={dialog}
        aria-label={say(m.jump_title)}
        onClose={() => {
          setText('')
          setAt(0)
        }}
        closedby="any"
        className="bg-surface text-base-content rounded-box shadow-float mx-auto mt-[12vh] w-[min(36rem,92vw)] p-0 backdrop:bg-black/40"
      >
        <label className="border-line flex items-center gap-3 border-b px-4">
          <Search className="text-muted size-5 shrink-0" aria-hidden="true" />
          <span className="sr-only">{say(m.jump_hint)}</span>
          <input
            value={text}
            onChange={(event) => {
              setText(event.target.value)
              setAt(0)
            }}
            onKeyDown={steer}
            placeholder={say(m.jump_hint)}
            maxLength={80}
            className="min-h-13 w-full bg-transparent outline-none"
          />
        </label>
        <ul className="max-h-[50vh] overflow-y-auto p-2">
          {choices.map((choice, index) => (
            <li key={choice.to}>
              <button
                type="button"
                onClick={() => go(choice)}
                onMouseEnter={() => setAt(index)}
                data-chosen={index === at || undefined}
                className="rounded-field data-chosen:bg-primary-soft data-chosen:text-primary-soft-ink flex min-h-11 w-full cursor-pointer items-center gap-3 px-3 text-left font-medium"
              >
                <span className="min-w-0 grow break-words">{choice.label}</span>
                <ArrowRight className="size-4.5 shrink-0" aria-hidden="true" />
              </button>
            </li>
          ))}
          {choices.length === 0 && <li className="text-muted px-3 py-4">{say(m.jump_none)}</li>}
        </ul>
      </dialog>
    </>
  )
}

/** Pages whose name has the words, then the lists in which they can be looked for. */
function useChoices(text: string): Choice[] {
  const say = useSay()
  const { menu } = useVisit()
  const words = text.trim().toLowerCase()
  const pages = menu.filter(({ label }) => label.toLowerCase().includes(words))
  const lists = words ? menu.filter(({ search }) => search !== null) : []
  return [
    ...pages.map(({ to, label }) => ({ to, label })),
    ...lists.map(({ to, label, search }) => {
      const wanted = new URLSearchParams({ [search!]: text.trim() })
      return { to: `${to}?${wanted}`, label: say(m.jump_in, { text: text.trim(), page: label }) }
    }),
  ]
}
