import { data } from 'react-router'

/* Any address without a page. A route of its own, so that the error page knows the visitor's language. */

export const handle = { js: false }

export function loader() {
  throw data(null, { status: 404 })
}

export default function Lost() {
  return null
}
