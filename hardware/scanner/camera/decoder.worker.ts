/// <reference lib="webworker" />
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url'
import { type Look, qrReader, type Retry } from './reader.ts'

/**
 * What the worker says: once 'ready', then one look for each frame it was given and, between them, what became of costlier looks at missed
 * frames. A decoder that cannot work throws, which ends it.
 */
export type DecoderMessage = 'ready' | { look: Look } | { retry: Retry }

const worker = self as unknown as DedicatedWorkerGlobalScope
const say = (message: DecoderMessage) => worker.postMessage(message)

/** An error nobody caught here reaches the page as the worker's 'error' event. */
const fail = (error: unknown) =>
  setTimeout(() => {
    throw error
  })

// A message to oneself waits behind the frames that are there already, and unlike a timer it does not wait longer than that.
const turns = new MessageChannel()

qrReader(wasm, { now: () => performance.now() }).then(reader => {
  let going = false
  const go = () => {
    if (going || !reader.busy()) return
    going = true
    turns.port2.postMessage(null)
  }
  turns.port1.onmessage = () => {
    going = false
    try {
      const retry = reader.step()
      if (retry) say({ retry })
      go()
    } catch (error) {
      fail(error)
    }
  }
  worker.addEventListener('message', ({ data }: MessageEvent<VideoFrame>) => {
    reader.read(data).then(look => {
      say({ look })
      go()
    }, fail)
  })
  say('ready')
}, fail)
