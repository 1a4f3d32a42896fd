/** Temperature β and the interval (γ, ζ) of Louizos et al., 2018, section 4.1. */
export const temperature = 2 / 3
export const low = -0.1
export const high = 1.1
