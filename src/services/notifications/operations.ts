import { operation } from '#kernel/http/operation.ts'
import { messageNotWaiting } from './problems.ts'
import { ListMessages, Message, MessagePage, RetryMessage } from './schemas.ts'
import * as messages from './service.ts'

export const listMessages = operation({
  get: '/notifications/messages',
  can: 'notifications.messages.read',
  summary: 'Messages to people, newest first.',
  input: ListMessages,
  output: MessagePage,
  run: (ctx, input) => messages.listMessages(ctx, input),
})

export const retryMessage = operation({
  post: '/notifications/messages/{id}/retries',
  can: 'notifications.messages.retry',
  summary: 'Sends a message that failed or waits once more.',
  input: RetryMessage,
  output: Message,
  problems: [messageNotWaiting],
  run: (ctx, input) => messages.retryMessage(ctx, input),
})
