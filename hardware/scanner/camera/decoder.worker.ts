/// <reference lib="webworker" />
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url'
import { qrReader } from './reader.ts'

/** What the worker says: once 'ready', then the texts of each frame it was given. A decoder that cannot work throws, which ends it. */
export type DecoderMessage = 'ready' | { texts: string[] }

const worker = self as unknown as DedicatedWorkerGlobalScope
const say = (message: DecoderMessage) => worker.postMessage(message)

/** An error nobody caught here reaches the page as the worker's 'error' event. */
const fail = (error: unknown) =>
  setTimeout(() => {
    throw error
  })

qrReader(wasm).then(reader => {
  worker.addEventListener('message', ({ data }: MessageEvent<VideoFrame>) => {
    reader.read(data).then(texts => say({ texts }), fail)
  })
  say('ready')
}, fail)
