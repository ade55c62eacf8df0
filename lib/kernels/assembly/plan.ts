/**
 * Where things lie in memory. The TypeScript side (lib/kernels/plan.ts) writes the plan, the kernels read it.
 * All entries are 32-bit words; addresses are in bytes.
 */

/** Points of a tile: units lie in rows of so many points, and four points are one vector. */
export const TILE: i32 = 32;
/** Bytes from one unit's row to the next. */
export const ROW: usize = 128;

/** Word offsets in the plan. */
export const LAYERS: usize = 0;
export const CLASSES: usize = 4;
export const FEATURES: usize = 8;
export const PARAMETERS: usize = 12;
export const WEIGHTS: usize = 16;
export const GRADIENT: usize = 20;
export const SLOT0: usize = 24;
export const SLOT1: usize = 28;
export const INPUT: usize = 32;
export const LABELS: usize = 36;
export const DELTA0: usize = 40;
export const DELTA1: usize = 44;
export const OPTIMIZER: usize = 48;
export const MOMENTUM: usize = 52;
export const DECAY: usize = 56;
export const L1: usize = 60;
export const SEED: usize = 64;
export const NORMS: usize = 68;

/** Layers follow one another from here, LAYER bytes each. */
export const FIRST_LAYER: usize = 128;
export const LAYER: usize = 48;
/** Word offsets in a layer. */
export const INPUTS: usize = 0;
export const OUTPUTS: usize = 4;
export const W: usize = 8;
export const B: usize = 12;
export const ACTIVATION: usize = 16;
export const OUT: usize = 20;
export const SLOPE: usize = 24;
export const DROPOUT: usize = 28;
export const THRESHOLD: usize = 32;
export const SCALE: usize = 36;
/** the gradient's place of this layer's weights and biases */
export const GW: usize = 40;
export const GB: usize = 44;

/** A step's entry in the table of steps: word offsets and size. */
export const FROM: usize = 0;
export const ROWS: usize = 4;
export const RATE: usize = 8;
export const STEP_SIZE: usize = 12;
export const CORRECTION: usize = 16;
export const STEP: usize = 20;
export const STEP_ENTRY: usize = 24;
