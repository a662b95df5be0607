import { counterWindow } from './machine.tsx'
import { foot, notThis } from './marks.tsx'
import { Picture } from './Picture.tsx'
import { helper } from './people/people.tsx'
import { all, count, each, ln, p, rr, tx } from './shape.tsx'
import { abhaCard, qrSheet, tokenSlip } from './things.tsx'

interface IconProps {
  /** width, any CSS length or px */
  size?: number | string
  className?: string
}

/** Icons take the colour of the text beside them. */
export const BackIcon = ({ size = 66, className }: IconProps) => (
  <Picture box={[0, 0, 100, 90]} width={size} className={className}>
    {p('M46,6L6,45L46,84V60H94V30H46Z', 'currentColor', 'n')}
  </Picture>
)

export const GoIcon = ({ size = 64, className }: IconProps) => (
  <Picture box={[0, 0, 100, 90]} width={size} className={className}>
    {p('M54,6L94,45L54,84V60H6V30H54Z', 'currentColor', 'n')}
  </Picture>
)

/** The horn: hear it again. */
export const RepeatIcon = ({ size = 72, className }: IconProps) => (
  <Picture box={[0, 0, 112, 100]} width={size} className={className}>
    {all(p('M4,34H26L60,6V94L26,66H4Z', 'currentColor', 'n'), ln('M74,32C82,42 82,58 74,68', 'wv'), ln('M90,18C106,38 106,62 90,82', 'wv'))}
  </Picture>
)

/** An eye and an ear: how one sees and hears. */
export const SettingsIcon = ({ size = 112, className }: IconProps) => (
  <Picture box={[0, 0, 168, 84]} width={size} className={className}>
    {all(
      ln('M4,44C22,14 70,14 90,44C70,74 22,74 4,44Z', 'wv2'),
      p('M29,44a18,18 0 1 0 36,0a18,18 0 1 0 -36,0Z', 'currentColor', 'n'),
      ln('M118,36C118,4 164,2 162,36C161,54 148,54 146,66C144,80 126,82 122,68M132,38C132,22 150,22 148,38C147,46 140,48 139,56', 'wv2'),
    )}
  </Picture>
)

/** The helper's face, cut by the lower edge of her key. */
export const HelpIcon = ({ size = 115, className = '' }: IconProps) => (
  <Picture box={[-190, -175, 380, 430]} width={size} className={`thin ${className}`}>
    {helper()}
  </Picture>
)

export const DeleteIcon = ({ size = 74, className }: IconProps) => (
  <Picture box={[0, 0, 120, 84]} width={size} className={className}>
    {all(ln('M40,4H116V80H40L4,42Z', 'wv2'), ln('M58,26L90,58M90,26L58,58', 'wv'))}
  </Picture>
)

export const NotThisIcon = ({ size = 60, className }: IconProps) => (
  <Picture box={[-110, -110, 220, 220]} width={size} className={className}>
    {notThis(0, 0, 100)}
  </Picture>
)

/** The slip with a number, as it comes. */
export const TokenIcon = ({ size = 96, className = '' }: IconProps) => (
  <Picture box={[-4, -4, 214, 262]} width={size} className={`thin ${className}`}>
    {tokenSlip()}
  </Picture>
)

/** The window: it goes on there, with a person. */
export const WindowIcon = ({ size = 110, className = '' }: IconProps) => (
  <Picture box={[-40, 240, 716, 580]} width={size} className={`thin ${className}`}>
    {counterWindow({ n: null, reach: false })}
  </Picture>
)

/** The ABHA card as it is: nothing more is asked. */
export const CardIcon = ({ size = 110, className = '' }: IconProps) => (
  <Picture box={[-4, -14, 620, 400]} width={size} className={`thin ${className}`}>
    {abhaCard()}
  </Picture>
)

/** The counter's sheet. */
export const SheetIcon = ({ size = 84, className = '' }: IconProps) => (
  <Picture box={[-4, -10, 434, 520]} width={size} className={`thin ${className}`} style={{ overflow: 'hidden' }}>
    {qrSheet()}
  </Picture>
)

/** Keys with letters: write it yourself. */
export const LettersIcon = ({ size = 110, className }: IconProps) => (
  <Picture box={[0, 0, 148, 64]} width={size} className={className}>
    {each(['A', 'B', 'C'], (letter, i) => all(rr(i * 50 + 2, 4, 44, 56, 8, '--sheet', 'in'), tx(letter, i * 50 + 24, 48, 42, { weight: 700 })))}
  </Picture>
)

/** How far: always four footprints, `done` of them filled. */
export const Footprints = ({ done, of = 4, className, height }: { done: number; of?: number; className?: string; height?: number | string }) => (
  <Picture box={[0, 0, of * 112, 68]} className={className} height={height}>
    {each(count(of), i => foot(44 + i * 108, i % 2 ? 42 : 26, 0.56, 84, i < done))}
  </Picture>
)
