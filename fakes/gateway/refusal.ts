/** The simulator says no: an HTTP status, a stable code for programs, an Indonesian sentence for people. */
export class Refusal extends Error {
  readonly status: 401 | 404 | 409 | 412 | 422
  readonly code: string

  constructor(status: Refusal['status'], code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}
