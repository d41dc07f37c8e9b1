import type { LoaderFunctionArgs } from 'react-router'
import { legalLoader, legalMeta, LegalPage } from './parts/legal.tsx'
import { loaderHeaders } from './parts/public.ts'

export const handle = { js: false, cache: true }
export const headers = loaderHeaders
export const meta = legalMeta
export const loader = (args: LoaderFunctionArgs) => legalLoader(args, 'terms')
export default LegalPage
