import type { LoaderFunctionArgs } from 'react-router'
import { keptHeaders } from './parts/shop.ts'
import { textLoader, textMeta, TextPage } from './parts/text.tsx'

export const handle = { js: false, cache: true }
export const headers = keptHeaders
export const loader = (args: LoaderFunctionArgs) => textLoader(args, 'terms')
export const meta = textMeta
export default TextPage
