/** Sees to it that nobody's page is the next one's. */
export interface FreshPage {
  /** What a page says of its glass. True: somebody was there and has gone, this page is being replaced and is not to show or say anything more. */
  seen(glass: { idle: boolean }): boolean
  /** a document is on its way: it has seen nobody */
  started(): void
  /** the page died or is given up; whatever is loaded next is loaded by others */
  gone(): void
  /** one that was asked for here has not said yet what is on its glass */
  onItsWay(): boolean
}

/** `load` puts a fresh document in the place of the one that is there; what was drawn and typed in that one goes with it. */
export function freshPageAfterEach(load: () => void): FreshPage {
  let somebody = false
  let leaving = false
  let awaited = false
  return {
    seen: ({ idle }) => {
      if (leaving) return true
      awaited = false
      if (!idle) somebody = true
      else if (somebody) {
        leaving = true
        awaited = true
        load()
      }
      return leaving
    },
    started: () => {
      somebody = false
      leaving = false
    },
    gone: () => {
      somebody = false
      leaving = false
      awaited = false
    },
    onItsWay: () => awaited,
  }
}
