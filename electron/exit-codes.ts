/** What the shell ends with, for whoever starts it again. docs/security.md says of each what it means and what to do. */
export const exitCodes = {
  quit: 0,
  fault: 1,
  config: 2,
  serviceKeepsDying: 3,
  secondInstance: 4,
  pageKeepsDying: 5,
  graphicsKeepDying: 6,
  plannedRestart: 7,
  windowGone: 8,
  wrongUse: 64,
} as const
