/** Help on sums, means and statistics. */
import type { Row } from "./row";

export const reducing: readonly Row[] = [
  [
    "logsumexp",
    "both",
    "(dim)",
    "The logarithm of the sum of exponentials, computed stably.",
    "指数之和的对数，数值稳定。",
  ],
  ["cumprod", "both", "(dim)", "Running product.", "累乘积。"],
  ["cummax", "both", "(dim)", "Running maximum and its index.", "累计最大值及下标。"],
  ["cummin", "both", "(dim)", "Running minimum and its index.", "累计最小值及下标。"],
  ["amax", "both", "(dim)", "The largest, without an index.", "最大值（不返回下标）。"],
  ["amin", "both", "(dim)", "The smallest, without an index.", "最小值（不返回下标）。"],
  ["aminmax", "both", "(dim=None)", "The smallest and the largest.", "最小值和最大值。"],
  ["nansum", "both", "(dim=None)", "Sum that skips nan.", "忽略 nan 的和。"],
  ["nanmean", "both", "(dim=None)", "Mean that skips nan.", "忽略 nan 的平均值。"],
  ["std_mean", "both", "(dim=None)", "Standard deviation and mean.", "标准差和平均值。"],
  ["var_mean", "both", "(dim=None)", "Variance and mean.", "方差和平均值。"],
  ["median", "both", "(dim=None)", "The middle value, the lower one of two.", "中位数；有两个时取较小者。"],
  ["mode", "both", "(dim=-1)", "The most frequent value.", "众数。"],
  ["quantile", "both", "(q, dim=None)", "The q-quantile, interpolated.", "q 分位数（插值）。"],
  ["kthvalue", "both", "(k, dim=-1)", "The k-th smallest value.", "第 k 小的值。"],
  ["count_nonzero", "both", "(dim=None)", "How many are not zero.", "非零元素的个数。"],
  ["bincount", "both", "()", "How often each whole number occurs.", "每个整数出现的次数。"],
  ["histc", "both", "(bins=100, min=0, max=0)", "Counts in equal bins.", "等宽区间的计数。"],
  ["cov", "both", "(correction=1)", "Covariances of the rows.", "各行的协方差。"],
  ["corrcoef", "both", "()", "Correlations of the rows.", "各行的相关系数。"],
  ["diff", "both", "(n=1, dim=-1)", "Differences of neighbours.", "相邻元素之差。"],
];
