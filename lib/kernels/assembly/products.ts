/** Products of row-major matrices and relu, in the order in which a plain loop goes: the same numbers, four at a time. */

/** First address that is free. */
export function base(): usize {
  return __heap_base;
}

/** out (m×n) = a (m×k) · b (k×n) + bias (n) in floats; n is a multiple of four. Four rows at once keep the adders busy. */
export function product(a: usize, b: usize, bias: usize, out: usize, m: i32, k: i32, n: i32): void {
  const width = <usize>n << 2, length = <usize>k << 2;
  let row = 0;
  for (; row + 4 <= m; row += 4) {
    const a1 = a + length, a2 = a1 + length, a3 = a2 + length;
    for (let at: usize = 0; at < width; at += 16) {
      let sum0 = f32x4.splat(0), sum1 = sum0, sum2 = sum0, sum3 = sum0;
      let from = b + at;
      for (let p: usize = 0; p < length; p += 4) {
        const y = v128.load(from);
        sum0 = f32x4.add(sum0, f32x4.mul(v128.load_splat<f32>(a + p), y));
        sum1 = f32x4.add(sum1, f32x4.mul(v128.load_splat<f32>(a1 + p), y));
        sum2 = f32x4.add(sum2, f32x4.mul(v128.load_splat<f32>(a2 + p), y));
        sum3 = f32x4.add(sum3, f32x4.mul(v128.load_splat<f32>(a3 + p), y));
        from += width;
      }
      const shift = v128.load(bias + at);
      let to = out + at;
      v128.store(to, f32x4.add(sum0, shift));
      v128.store((to += width), f32x4.add(sum1, shift));
      v128.store((to += width), f32x4.add(sum2, shift));
      v128.store(to + width, f32x4.add(sum3, shift));
    }
    a = a3 + length;
    out += width << 2;
  }
  for (; row < m; row++) {
    for (let at: usize = 0; at < width; at += 16) {
      let sum = f32x4.splat(0);
      let from = b + at;
      for (let p: usize = 0; p < length; p += 4) {
        sum = f32x4.add(sum, f32x4.mul(v128.load_splat<f32>(a + p), v128.load(from)));
        from += width;
      }
      v128.store(out + at, f32x4.add(sum, v128.load(bias + at)));
    }
    a += length;
    out += width;
  }
}

/** One number of a row of a, as a pair of doubles. */
@inline
function pair(at: usize): v128 {
  return f64x2.splat(<f64>load<f32>(at));
}

/**
 * out (height×width doubles) += aᵀ·b of floats, a rows×height and b rows×width; width is a multiple of four. Four rows
 * are added one after the other to a sum that stays in a register.
 */
export function cross(a: usize, b: usize, out: usize, rows: i32, height: i32, width: i32): void {
  const tall = <usize>height << 2, wide = <usize>width << 2;
  let row = 0;
  for (; row + 4 <= rows; row += 4) {
    const b1 = b + wide, b2 = b1 + wide, b3 = b2 + wide;
    let to = out;
    for (let at: usize = 0; at < tall; at += 4) {
      let from = a + at;
      const x0 = pair(from), x1 = pair((from += tall)), x2 = pair((from += tall)), x3 = pair(from + tall);
      for (let by: usize = 0; by < wide; by += 8) {
        let sum = v128.load(to);
        sum = f64x2.add(sum, f64x2.mul(x0, f64x2.promote_low_f32x4(v128.load64_zero(b + by))));
        sum = f64x2.add(sum, f64x2.mul(x1, f64x2.promote_low_f32x4(v128.load64_zero(b1 + by))));
        sum = f64x2.add(sum, f64x2.mul(x2, f64x2.promote_low_f32x4(v128.load64_zero(b2 + by))));
        sum = f64x2.add(sum, f64x2.mul(x3, f64x2.promote_low_f32x4(v128.load64_zero(b3 + by))));
        v128.store(to, sum);
        to += 16;
      }
    }
    a += tall << 2;
    b = b3 + wide;
  }
  for (; row < rows; row++) {
    let to = out;
    for (let at: usize = 0; at < tall; at += 4) {
      const x = pair(a + at);
      for (let by: usize = 0; by < wide; by += 8) {
        const y = f64x2.promote_low_f32x4(v128.load64_zero(b + by));
        v128.store(to, f64x2.add(v128.load(to), f64x2.mul(x, y)));
        to += 16;
      }
    }
    a += tall;
    b += wide;
  }
}

/** x = max(x, 0) of so many vectors; what is no number stays. */
export function relu(x: usize, vectors: i32): void {
  const zero = f32x4.splat(0);
  for (let end = x + (<usize>vectors << 4); x < end; x += 16) v128.store(x, f32x4.max(v128.load(x), zero));
}

/** slope = 0 where y is 0, of so many vectors. */
export function gate(slope: usize, y: usize, vectors: i32): void {
  const zero = f32x4.splat(0);
  for (let end = slope + (<usize>vectors << 4); slope < end; slope += 16) {
    v128.store(slope, v128.andnot(v128.load(slope), f32x4.eq(v128.load(y), zero)));
    y += 16;
  }
}
