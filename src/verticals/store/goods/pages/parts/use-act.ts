import { useEffect, useRef } from 'react'
import { useFetcher } from 'react-router'
import { formState } from '#web/ui/field.tsx'
import type { Answer, Sent } from './act.ts'

/** Sends acts to the page's own action; `done` hears of each that was not refused. */
export function useAct(done?: (answer: Answer) => void) {
  const fetcher = useFetcher<Answer>()
  const heard = useRef<Answer | undefined>(undefined)
  const listener = useRef(done)
  const answer = fetcher.state === 'idle' ? fetcher.data : undefined
  useEffect(() => {
    listener.current = done
  })
  useEffect(() => {
    if (!answer || heard.current === answer) return
    heard.current = answer
    if (answer.refusal) focusFirst()
    else listener.current?.(answer)
  }, [answer])
  const send = (intent: string, input: unknown) => {
    const message = JSON.stringify({ intent, input } satisfies Sent)
    void fetcher.submit(message, { method: 'post', encType: 'application/json' })
  }
  const refusal = fetcher.data?.refusal ?? null
  return { send, busy: fetcher.state !== 'idle', answer, refusal, form: formState(refusal ? { refusal } : null) }
}

/** The first refused field takes the focus, whatever stands around it. */
export function focusFirst(): void {
  requestAnimationFrame(() => {
    const field = document.querySelector<HTMLElement>('[aria-invalid=true]')
    for (let fold = field?.closest('details'); fold; fold = fold.parentElement?.closest('details')) fold.open = true
    field?.focus()
  })
}
