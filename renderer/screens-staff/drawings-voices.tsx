import { Picture } from '../drawings/index.ts'
import { all, each, ln, p, rr } from '../drawings/shape.tsx'

interface IconProps {
  size: string
}

/** A microphone in the colour of the words beside it. */
export const MicrophoneIcon = ({ size }: IconProps) => (
  <Picture box={[0, 0, 80, 100]} width={size}>
    {all(rr(24, 4, 32, 54, 16, 'currentColor', 'n'), ln('M10,44C10,88 70,88 70,44', 'wv'), ln('M40,78V96M20,96H60', 'wv'))}
  </Picture>
)

/** The square that stops, as on every machine that plays. */
export const StopIcon = ({ size }: IconProps) => (
  <Picture box={[0, 0, 90, 90]} width={size}>
    {rr(10, 10, 70, 70, 6, 'currentColor', 'n')}
  </Picture>
)

/** A microphone that somebody speaks into. */
export const VoicesPicture = () => (
  <Picture box={[0, 0, 330, 236]} className="thin">
    {all(
      rr(196, 18, 74, 112, 37, '--phone-l'),
      each([0, 1, 2], line => ln(`M204,${52 + line * 22}H262`, 'i')),
      p('M178,92C178,196 288,196 288,92', 'none', 'wv'),
      ln('M233,172V212', 'wv'),
      rr(186, 208, 94, 16, 8, '--phone'),
      each([0, 1, 2], wave =>
        ln(
          `M${128 - wave * 38},${56 - wave * 14}C${108 - wave * 38},${76 - wave * 8} ${108 - wave * 38},${104 + wave * 8} ${128 - wave * 38},${124 + wave * 14}`,
          'wv',
        ),
      ),
    )}
  </Picture>
)
