/** How many numbers a visit may try. */
export const pickupTries = 3

export const pickupTriesLeft = (tried: number) => pickupTries - tried
