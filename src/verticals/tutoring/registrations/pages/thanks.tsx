import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { read } from '#web/answer.ts'
import { privateHeaders } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import { pageApp } from '#web/seam.ts'
import { CheckCircle2, WhatsApp } from '#web/ui/icons.ts'
import { useSay, useVisit } from '#web/words.ts'
import type { readSite } from '../../site/operations.ts'
import { SiteFrame } from '../../site/pages/parts/frame.tsx'
import { chatUrl } from '../../site/rules.ts'

export const handle = { js: false }
export const headers = privateHeaders

export async function loader({ context }: LoaderFunctionArgs) {
  const app = pageApp(context)
  const view = await read(app.call<typeof readSite>('tutoring.readSite', {}))
  const asked = app.url.searchParams.get('nomor') ?? ''
  // Only what looks like a number of ours is repeated on our page.
  return { view, number: /^DF-\d{6}-[2-9A-Z]{5}$/.test(asked) ? asked : null }
}

export default function Thanks() {
  const { view, number } = useLoaderData<typeof loader>()
  const { tenant } = useVisit()
  const say = useSay()
  const { whatsapp } = view.contact
  const words = number
    ? say(m.reg_thanks_chat_text, { name: tenant.name, number })
    : say(m.tutor_ask_text, { name: tenant.name })
  return (
    <SiteFrame view={view} ownChat>
      <title>{`${say(m.reg_thanks_title)} · ${tenant.name}`}</title>
      <div className="wrap pt-12 pb-6 sm:pt-20">
        <div className="mx-auto max-w-xl text-center">
          <span className="bg-tone-success text-tone-success-ink mx-auto grid size-16 place-items-center rounded-full">
            <CheckCircle2 className="size-9" aria-hidden="true" />
          </span>
          <h1 className="mt-6 text-3xl sm:text-4xl">{say(m.reg_thanks_title)}</h1>
          <p className="text-muted mx-auto mt-4 max-w-[46ch] text-lg">
            {say(number ? m.reg_thanks_text : m.reg_thanks_plain)}
          </p>
          {number && (
            <p className="card-box mx-auto mt-7 inline-block px-8 py-5">
              <span className="text-muted block text-sm font-medium">{say(m.reg_thanks_number)}</span>
              <span className="num mt-1 block text-2xl font-extrabold tracking-wide">{number}</span>
            </p>
          )}
          <div className="mt-8 flex flex-col items-stretch justify-center gap-3 sm:flex-row">
            {whatsapp && (
              <a href={chatUrl(whatsapp, words)} className="btn btn-primary btn-lg text-base">
                <WhatsApp className="size-5" />
                {say(m.reg_thanks_chat)}
              </a>
            )}
            <a href="/" className="btn btn-quiet btn-lg text-base">
              {say(m.reg_thanks_home)}
            </a>
          </div>
        </div>
      </div>
    </SiteFrame>
  )
}
