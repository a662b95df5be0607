import fc from 'fast-check'
import { test } from 'vitest'
import { isNewAbhaAddress } from '../../abdm/index.ts'
import { isFineAddress } from '../../renderer/components/address.ts'

test('the rules beside the box and the rule at the door are one: nobody presses "next" in vain', () => {
  const text = fc.array(fc.constantFrom(...'abyzAZ019._'), { maxLength: 22 }).map(letters => letters.join(''))
  fc.assert(
    fc.property(text, name => isFineAddress(name) === isNewAbhaAddress(name)),
    { numRuns: 3000 },
  )
})
