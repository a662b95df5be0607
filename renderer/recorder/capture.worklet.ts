// Runs on the audio thread: hands every block of the microphone's first channel to the page.
declare const registerProcessor: (name: string, processor: unknown) => void
declare class AudioWorkletProcessor {
  readonly port: MessagePort
}

class Capture extends AudioWorkletProcessor {
  process([input]: Float32Array[][]): boolean {
    const block = input?.[0]
    if (block) this.port.postMessage(block.slice())
    return true
  }
}

registerProcessor('capture', Capture)
