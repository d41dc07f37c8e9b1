import type { MetaArgs } from 'react-router'
import { siteMeta } from '#web/head.ts'
import { sayIn, type Message } from '#web/words.ts'

/** The head of a page of a reseller's programs, under the shop's own name. */
export function titled(title: Message, lead: Message) {
  return (args: MetaArgs) => {
    const root = args.matches.find((match) => match?.id === 'root')?.loaderData as { locale?: 'id' | 'en' } | undefined
    const say = sayIn(root?.locale ?? 'id')
    return siteMeta(args, { title: `API: ${say(title)}`, description: say(lead) })
  }
}
