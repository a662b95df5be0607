import { expectTypeOf, test } from 'vitest'
import type { PrinterStatus } from '../hardware/printer/types.ts'
import type { Read } from '../hardware/scanner/types.ts'
import type { PrinterState } from './contract/index.ts'
import type { QrSource } from './qr-problem.ts'

// The contract imports no device, so it lists again what a device can be. The compiler compares the lists: `npm run check` fails where one has a word more.

test('the screen knows every state a printer can be in, and no other', () => {
  expectTypeOf<PrinterState>().toEqualTypeOf<PrinterStatus>()
})

test('a QR comes from every kind of reader there is, and from no other', () => {
  expectTypeOf<QrSource>().toEqualTypeOf<Read['source']>()
})
