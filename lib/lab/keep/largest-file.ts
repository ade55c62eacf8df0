/** Characters of a run's file: 50,000 weights with their digits, a curve and five thousand own points leave room below this. */
export const largestFile = 4_000_000;
