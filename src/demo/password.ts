/** Of every account of the demonstration; printed at start, and refused everywhere else. */
export const DEMO_PASSWORD = 'ruko-demo-2026'
