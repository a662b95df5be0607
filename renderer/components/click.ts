let sound: AudioContext | null = null

const seconds = 0.02

/** The echo of a key: every key sounds the same, so that nobody hears a number (users-and-rules U14). Silent where there is no sound. */
export function click(): void {
  if (typeof AudioContext === 'undefined') return
  sound ??= new AudioContext()
  const { currentTime: now, destination } = sound
  const tone = new OscillatorNode(sound, { type: 'triangle', frequency: 1_400 })
  const loudness = new GainNode(sound, { gain: 0.25 })
  loudness.gain.setValueAtTime(0.25, now)
  loudness.gain.exponentialRampToValueAtTime(0.001, now + seconds)
  tone.connect(loudness).connect(destination)
  tone.start(now)
  tone.stop(now + seconds)
}
