/** How many ticks may pass without a beat: while the page is being loaded, and once it has beaten. */
export interface Patience {
  loading: number
  beating: number
}

export interface Heart {
  /** a new page is on its way */
  load(): void
  beat(): void
  /** Says whether the heart has stopped. */
  tick(): boolean
  beating(): boolean
}

/**
 * Listens whether somebody is alive. It counts ticks of our own rather than the time between beats: a machine that slept, a clock that was set or a shell that was
 * held up itself does not look like a silence. `patience` is asked at each tick, because it may grow.
 */
export function createHeart(patience: () => Patience): Heart {
  let silent = 0
  let heard = false
  return {
    load: () => {
      silent = 0
      heard = false
    },
    beat: () => {
      silent = 0
      heard = true
    },
    tick: () => {
      silent++
      const { loading, beating } = patience()
      return silent > (heard ? beating : loading)
    },
    beating: () => heard && silent <= patience().beating,
  }
}
