/* The door of the hand-over engine for the other slices of the store. */
export { endAttempt, jobEnded, jobRunning, replayJob } from './engine.ts'
