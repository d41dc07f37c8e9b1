import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router'
import { read } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import type { listProductFiles } from '../../downloads/operations.ts'
import { act } from './parts/act.ts'

/* Not a page: the files of one variant, for its row in the editor. */

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  return read(app.call<typeof listProductFiles>('store.listProductFiles', { id: args.params.id }))
}

export async function action(args: ActionFunctionArgs) {
  return act(args, { retire: 'store.retireProductFile' })
}
