"""How PyTorch 1.13's functions are called (written by tests/fixtures/calls/make.py), for what is said of wrong calls."""

overloads = """
BoolTensor
 new(*, Device? device=None)
 new(Storage storage)
 new(Tensor other)
 new(IntArrayRef size, *, Device? device=None)
 new(PyObject* data, *, Device? device=None)
ByteTensor
 new(*, Device? device=None)
 new(Storage storage)
 new(Tensor other)
 new(IntArrayRef size, *, Device? device=None)
 new(PyObject* data, *, Device? device=None)
DoubleTensor
 new(*, Device? device=None)
 new(Storage storage)
 new(Tensor other)
 new(IntArrayRef size, *, Device? device=None)
 new(PyObject* data, *, Device? device=None)
FloatTensor
 new(*, Device? device=None)
 new(Storage storage)
 new(Tensor other)
 new(IntArrayRef size, *, Device? device=None)
 new(PyObject* data, *, Device? device=None)
IntTensor
 new(*, Device? device=None)
 new(Storage storage)
 new(Tensor other)
 new(IntArrayRef size, *, Device? device=None)
 new(PyObject* data, *, Device? device=None)
LongTensor
 new(*, Device? device=None)
 new(Storage storage)
 new(Tensor other)
 new(IntArrayRef size, *, Device? device=None)
 new(PyObject* data, *, Device? device=None)
Tensor
 new(*, Device? device=None)
 new(Storage storage)
 new(Tensor other)
 new(IntArrayRef size, *, Device? device=None)
 new(PyObject* data, *, Device? device=None)
Tensor.abs
 ! _TensorBase.abs takes no arguments
Tensor.abs_
 ! _TensorBase.abs_ takes no arguments
Tensor.absolute
 ! _TensorBase.absolute takes no arguments
Tensor.absolute_
 ! _TensorBase.absolute_ takes no arguments
Tensor.acos
 ! _TensorBase.acos takes no arguments
Tensor.acos_
 ! _TensorBase.acos_ takes no arguments
Tensor.add
 add(Tensor other, *, Scalar alpha=)
 add(Scalar alpha, Tensor other)|deprecated
Tensor.add_
 add_(Tensor other, *, Scalar alpha=)
 add_(Scalar alpha, Tensor other)|deprecated
Tensor.addcdiv
 addcdiv(Tensor tensor1, Tensor tensor2, *, Scalar value=)
 addcdiv(Scalar value, Tensor tensor1, Tensor tensor2)|deprecated
 addcdiv(Tensor input, Scalar value, Tensor tensor1, Tensor tensor2, *, Tensor out=None)|deprecated
Tensor.addcdiv_
 addcdiv_(Tensor tensor1, Tensor tensor2, *, Scalar value=)
 addcdiv_(Scalar value, Tensor tensor1, Tensor tensor2)|deprecated
Tensor.addcmul
 addcmul(Tensor tensor1, Tensor tensor2, *, Scalar value=)
 addcmul(Scalar value, Tensor tensor1, Tensor tensor2)|deprecated
 addcmul(Tensor input, Scalar value, Tensor tensor1, Tensor tensor2, *, Tensor out=None)|deprecated
Tensor.addcmul_
 addcmul_(Tensor tensor1, Tensor tensor2, *, Scalar value=)
 addcmul_(Scalar value, Tensor tensor1, Tensor tensor2)|deprecated
Tensor.addmm
 addmm(Tensor mat1, Tensor mat2, *, Scalar beta=, Scalar alpha=)
 addmm(Scalar beta, Scalar alpha, Tensor mat1, Tensor mat2)|deprecated
 addmm(Scalar beta, Tensor mat1, Tensor mat2)|deprecated
 addmm(Scalar beta, Tensor input, Scalar alpha, Tensor mat1, Tensor mat2)|deprecated
 addmm(Scalar beta, Tensor input, Tensor mat1, Tensor mat2)|deprecated
 addmm(Scalar beta, Tensor input, Scalar alpha, Tensor mat1, Tensor mat2, *, Tensor out=None)|deprecated
 addmm(Scalar beta, Tensor input, Tensor mat1, Tensor mat2, *, Tensor out=None)|deprecated
Tensor.addmv
 addmv(Tensor mat, Tensor vec, *, Scalar beta=, Scalar alpha=)
 addmv(Scalar beta, Scalar alpha, Tensor mat, Tensor vec)|deprecated
 addmv(Scalar beta, Tensor mat, Tensor vec)|deprecated
 addmv(Scalar beta, Tensor input, Scalar alpha, Tensor mat, Tensor vec, *, Tensor out=None)|deprecated
 addmv(Scalar beta, Tensor input, Tensor mat, Tensor vec, *, Tensor out=None)|deprecated
Tensor.adjoint
 ! _TensorBase.adjoint takes no arguments
Tensor.all
 all()
 all(int64_t dim, bool keepdim=)
 all(Dimname dim, bool keepdim=)
Tensor.allclose
 allclose(Tensor other, double rtol=, double atol=, bool equal_nan=)
Tensor.amax
 amax(IntArrayRef[1] dim=None, bool keepdim=)
Tensor.amin
 amin(IntArrayRef[1] dim=None, bool keepdim=)
Tensor.aminmax
 aminmax(*, int64_t? dim=None, bool keepdim=)
Tensor.any
 any()
 any(int64_t dim, bool keepdim=)
 any(Dimname dim, bool keepdim=)
Tensor.arccos
 ! _TensorBase.arccos takes no arguments
Tensor.arccos_
 ! _TensorBase.arccos_ takes no arguments
Tensor.arcsin
 ! _TensorBase.arcsin takes no arguments
Tensor.arcsin_
 ! _TensorBase.arcsin_ takes no arguments
Tensor.arctan
 ! _TensorBase.arctan takes no arguments
Tensor.arctan_
 ! _TensorBase.arctan_ takes no arguments
Tensor.argmax
 argmax(int64_t? dim=None, bool keepdim=)
Tensor.argmin
 argmin(int64_t? dim=None, bool keepdim=)
Tensor.argsort
 argsort(*, bool stable, int64_t dim=, bool descending=)
 argsort(int64_t dim=, bool descending=)
 argsort(Dimname dim, bool descending=)
Tensor.argwhere
 ! _TensorBase.argwhere takes no arguments
Tensor.as_strided
 as_strided(SymIntArrayRef size, SymIntArrayRef stride, SymInt? storage_offset=None)
Tensor.asin
 ! _TensorBase.asin takes no arguments
Tensor.asin_
 ! _TensorBase.asin_ takes no arguments
Tensor.atan
 ! _TensorBase.atan takes no arguments
Tensor.atan2
 atan2(Tensor other)
Tensor.atan2_
 atan2_(Tensor other)
Tensor.atan_
 ! _TensorBase.atan_ takes no arguments
Tensor.backward
 def Tensor.backward(self, gradient=, retain_graph=, create_graph=, inputs=)
Tensor.baddbmm
 baddbmm(Tensor batch1, Tensor batch2, *, Scalar beta=, Scalar alpha=)
 baddbmm(Scalar beta, Scalar alpha, Tensor batch1, Tensor batch2)|deprecated
 baddbmm(Scalar beta, Tensor batch1, Tensor batch2)|deprecated
 baddbmm(Scalar beta, Tensor input, Scalar alpha, Tensor batch1, Tensor batch2, *, Tensor out=None)|deprecated
 baddbmm(Scalar beta, Tensor input, Tensor batch1, Tensor batch2, *, Tensor out=None)|deprecated
Tensor.bernoulli
 bernoulli(*, Generator? generator=None)
 bernoulli(double p, *, Generator? generator=None)
Tensor.bernoulli_
 bernoulli_(Tensor p, *, Generator? generator=None)
 bernoulli_(double p=, *, Generator? generator=None)
Tensor.bfloat16
 bfloat16(*, MemoryFormat? memory_format=None)
Tensor.bincount
 bincount(Tensor? weights=None, int64_t minlength=)
Tensor.bitwise_and
 bitwise_and(Tensor other)
 bitwise_and(Scalar other)
Tensor.bitwise_and_
 bitwise_and_(Tensor other)
 bitwise_and_(Scalar other)
Tensor.bitwise_left_shift
 bitwise_left_shift(Tensor other)
 bitwise_left_shift(Scalar other)
Tensor.bitwise_left_shift_
 bitwise_left_shift_(Tensor other)
 bitwise_left_shift_(Scalar other)
Tensor.bitwise_not
 ! _TensorBase.bitwise_not takes no arguments
Tensor.bitwise_not_
 ! _TensorBase.bitwise_not_ takes no arguments
Tensor.bitwise_or
 bitwise_or(Tensor other)
 bitwise_or(Scalar other)
Tensor.bitwise_or_
 bitwise_or_(Tensor other)
 bitwise_or_(Scalar other)
Tensor.bitwise_right_shift
 bitwise_right_shift(Tensor other)
 bitwise_right_shift(Scalar other)
Tensor.bitwise_right_shift_
 bitwise_right_shift_(Tensor other)
 bitwise_right_shift_(Scalar other)
Tensor.bitwise_xor
 bitwise_xor(Tensor other)
 bitwise_xor(Scalar other)
Tensor.bitwise_xor_
 bitwise_xor_(Tensor other)
 bitwise_xor_(Scalar other)
Tensor.bmm
 bmm(Tensor mat2)
Tensor.bool
 bool(*, MemoryFormat? memory_format=None)
Tensor.broadcast_to
 broadcast_to(IntArrayRef size)
Tensor.byte
 byte(*, MemoryFormat? memory_format=None)
Tensor.ceil
 ! _TensorBase.ceil takes no arguments
Tensor.ceil_
 ! _TensorBase.ceil_ takes no arguments
Tensor.cholesky
 cholesky(bool upper=)
Tensor.chunk
 chunk(int64_t chunks, int64_t dim=)
Tensor.clamp
 clamp(Tensor? min=None, Tensor? max=None)
 clamp(Scalar? min=None, Scalar? max=None)
Tensor.clamp_
 clamp_(Tensor? min=None, Tensor? max=None)
 clamp_(Scalar? min=None, Scalar? max=None)
Tensor.clamp_max
 clamp_max(Tensor max)
 clamp_max(Scalar max)
Tensor.clamp_max_
 clamp_max_(Tensor max)
 clamp_max_(Scalar max)
Tensor.clamp_min
 clamp_min(Tensor min)
 clamp_min(Scalar min)
Tensor.clamp_min_
 clamp_min_(Tensor min)
 clamp_min_(Scalar min)
Tensor.clip
 clip(Tensor? min=None, Tensor? max=None)
 clip(Scalar? min=None, Scalar? max=None)
Tensor.clip_
 clip_(Tensor? min=None, Tensor? max=None)
 clip_(Scalar? min=None, Scalar? max=None)
Tensor.clone
 clone(*, MemoryFormat? memory_format=None)
Tensor.contiguous
 contiguous(*, MemoryFormat memory_format=)
Tensor.copy_
 copy_(Tensor other, bool non_blocking=)
 copy_(Tensor other, bool async=)|deprecated
Tensor.corrcoef
 ! _TensorBase.corrcoef takes no arguments
Tensor.cos
 ! _TensorBase.cos takes no arguments
Tensor.cos_
 ! _TensorBase.cos_ takes no arguments
Tensor.cosh
 ! _TensorBase.cosh takes no arguments
Tensor.cosh_
 ! _TensorBase.cosh_ takes no arguments
Tensor.count_nonzero
 count_nonzero(int64_t? dim=None)
 count_nonzero(IntArrayRef dim)
Tensor.cov
 cov(*, int64_t correction=, Tensor? fweights=None, Tensor? aweights=None)
Tensor.cpu
 cpu(*, MemoryFormat? memory_format=None)
Tensor.cross
 cross(Tensor other, int64_t? dim=None)
Tensor.cuda
 cuda(Device? device=None, bool non_blocking=, *, MemoryFormat? memory_format=None)
 cuda(Device? device=None, bool async=, *, MemoryFormat? memory_format=None)|deprecated
Tensor.cummax
 cummax(int64_t dim)
 cummax(Dimname dim)
Tensor.cummin
 cummin(int64_t dim)
 cummin(Dimname dim)
Tensor.cumprod
 cumprod(int64_t dim, *, ScalarType? dtype=None)
 cumprod(Dimname dim, *, ScalarType? dtype=None)
Tensor.cumsum
 cumsum(int64_t dim, *, ScalarType? dtype=None)
 cumsum(Dimname dim, *, ScalarType? dtype=None)
Tensor.data_ptr
 ! _TensorBase.data_ptr takes no arguments
Tensor.deg2rad
 ! _TensorBase.deg2rad takes no arguments
Tensor.deg2rad_
 ! _TensorBase.deg2rad_ takes no arguments
Tensor.det
 ! _TensorBase.det takes no arguments
Tensor.detach
 ! _TensorBase.detach takes no arguments
Tensor.detach_
 ! _TensorBase.detach_ takes no arguments
Tensor.diag
 diag(int64_t diagonal=)
Tensor.diagonal
 diagonal(*, Dimname outdim, Dimname dim1, Dimname dim2, int64_t offset=)
 diagonal(int64_t offset=, int64_t dim1=, int64_t dim2=)
Tensor.diff
 diff(int64_t n=, int64_t dim=, Tensor? prepend=None, Tensor? append=None)
Tensor.dim
 ! _TensorBase.dim takes no arguments
Tensor.dist
 dist(Tensor other, Scalar p=)
Tensor.div
 div(Tensor other)
 div(Tensor other, *, c10::string_view? rounding_mode)
 div(Scalar other, *, c10::string_view? rounding_mode)
Tensor.div_
 div_(Tensor other)
 div_(Tensor other, *, c10::string_view? rounding_mode)
 div_(Scalar other, *, c10::string_view? rounding_mode)
Tensor.divide
 divide(Tensor other)
 divide(Tensor other, *, c10::string_view? rounding_mode)
 divide(Scalar other)
 divide(Scalar other, *, c10::string_view? rounding_mode)
Tensor.divide_
 divide_(Tensor other)
 divide_(Tensor other, *, c10::string_view? rounding_mode)
 divide_(Scalar other)
 divide_(Scalar other, *, c10::string_view? rounding_mode)
Tensor.dot
 dot(Tensor tensor)
Tensor.double
 double(*, MemoryFormat? memory_format=None)
Tensor.element_size
 ! _TensorBase.element_size takes no arguments
Tensor.eq
 eq(Tensor other)
 eq(Scalar other)
Tensor.eq_
 eq_(Tensor other)
 eq_(Scalar other)
Tensor.equal
 equal(Tensor other)
Tensor.erf
 ! _TensorBase.erf takes no arguments
Tensor.erf_
 ! _TensorBase.erf_ takes no arguments
Tensor.erfinv
 ! _TensorBase.erfinv takes no arguments
Tensor.erfinv_
 ! _TensorBase.erfinv_ takes no arguments
Tensor.exp
 ! _TensorBase.exp takes no arguments
Tensor.exp2
 ! _TensorBase.exp2 takes no arguments
Tensor.exp2_
 ! _TensorBase.exp2_ takes no arguments
Tensor.exp_
 ! _TensorBase.exp_ takes no arguments
Tensor.expand
 expand(SymIntArrayRef size, *, bool implicit=)
Tensor.expand_as
 expand_as(Tensor other)
Tensor.expm1
 ! _TensorBase.expm1 takes no arguments
Tensor.expm1_
 ! _TensorBase.expm1_ takes no arguments
Tensor.exponential_
 exponential_(double lambd=, *, Generator? generator=None)
Tensor.fill_
 fill_(Tensor value)
 fill_(Scalar value)
Tensor.fill_diagonal_
 fill_diagonal_(Scalar fill_value, bool wrap=)
Tensor.fix
 ! _TensorBase.fix takes no arguments
Tensor.fix_
 ! _TensorBase.fix_ takes no arguments
Tensor.flatten
 flatten(int64_t start_dim, int64_t end_dim, Dimname out_dim)
 flatten(int64_t start_dim=, int64_t end_dim=)
 flatten(Dimname start_dim, Dimname end_dim, Dimname out_dim)
 flatten(DimnameList dims, Dimname out_dim)
Tensor.flip
 flip(IntArrayRef dims)
Tensor.fliplr
 ! _TensorBase.fliplr takes no arguments
Tensor.flipud
 ! _TensorBase.flipud takes no arguments
Tensor.float
 float(*, MemoryFormat? memory_format=None)
Tensor.floor
 ! _TensorBase.floor takes no arguments
Tensor.floor_
 ! _TensorBase.floor_ takes no arguments
Tensor.floor_divide
 floor_divide(Tensor other)
 floor_divide(Scalar other)
Tensor.floor_divide_
 floor_divide_(Tensor other)
 floor_divide_(Scalar other)
Tensor.fmod
 fmod(Tensor other)
 fmod(Scalar other)
Tensor.fmod_
 fmod_(Tensor other)
 fmod_(Scalar other)
Tensor.frac
 ! _TensorBase.frac takes no arguments
Tensor.frac_
 ! _TensorBase.frac_ takes no arguments
Tensor.gather
 gather(int64_t dim, Tensor index, *, bool sparse_grad=)
 gather(Dimname dim, Tensor index, *, bool sparse_grad=)
Tensor.ge
 ge(Tensor other)
 ge(Scalar other)
Tensor.ge_
 ge_(Tensor other)
 ge_(Scalar other)
Tensor.ger
 ger(Tensor vec2)
Tensor.greater
 greater(Tensor other)
 greater(Scalar other)
Tensor.greater_
 greater_(Tensor other)
 greater_(Scalar other)
Tensor.greater_equal
 greater_equal(Tensor other)
 greater_equal(Scalar other)
Tensor.greater_equal_
 greater_equal_(Tensor other)
 greater_equal_(Scalar other)
Tensor.gt
 gt(Tensor other)
 gt(Scalar other)
Tensor.gt_
 gt_(Tensor other)
 gt_(Scalar other)
Tensor.half
 half(*, MemoryFormat? memory_format=None)
Tensor.heaviside
 heaviside(Tensor values)
Tensor.heaviside_
 heaviside_(Tensor values)
Tensor.histc
 histc(int64_t bins=, Scalar min=, Scalar max=)
Tensor.hypot
 hypot(Tensor other)
Tensor.hypot_
 hypot_(Tensor other)
Tensor.index_add
 index_add(int64_t dim, Tensor index, Tensor source, *, Scalar alpha=)
 index_add(Dimname dim, Tensor index, Tensor source, *, Scalar alpha=)
Tensor.index_add_
 index_add_(int64_t dim, Tensor index, Tensor source, *, Scalar alpha=)
Tensor.index_copy
 index_copy(int64_t dim, Tensor index, Tensor source)
 index_copy(Dimname dim, Tensor index, Tensor source)
Tensor.index_copy_
 index_copy_(int64_t dim, Tensor index, Tensor source)
 index_copy_(Dimname dim, Tensor index, Tensor source)
Tensor.index_fill
 index_fill(int64_t dim, Tensor index, Tensor value)
 index_fill(Dimname dim, Tensor index, Tensor value)
 index_fill(int64_t dim, Tensor index, Scalar value)
 index_fill(Dimname dim, Tensor index, Scalar value)
Tensor.index_fill_
 index_fill_(int64_t dim, Tensor index, Tensor value)
 index_fill_(Dimname dim, Tensor index, Tensor value)
 index_fill_(int64_t dim, Tensor index, Scalar value)
 index_fill_(Dimname dim, Tensor index, Scalar value)
Tensor.index_put_
 index_put_(c10::List<c10::optional<Tensor>> indices, Tensor values, bool accumulate=)
Tensor.index_select
 index_select(int64_t dim, Tensor index)
 index_select(Dimname dim, Tensor index)
Tensor.inner
 inner(Tensor other)
Tensor.int
 int(*, MemoryFormat? memory_format=None)
Tensor.inverse
 ! _TensorBase.inverse takes no arguments
Tensor.is_complex
 ! _TensorBase.is_complex takes no arguments
Tensor.is_contiguous
 is_contiguous(*, MemoryFormat memory_format=)
Tensor.is_floating_point
 ! _TensorBase.is_floating_point takes no arguments
Tensor.is_same_size
 is_same_size(Tensor other)
Tensor.isclose
 isclose(Tensor other, double rtol=, double atol=, bool equal_nan=)
Tensor.isfinite
 ! _TensorBase.isfinite takes no arguments
Tensor.isinf
 ! _TensorBase.isinf takes no arguments
Tensor.isnan
 ! _TensorBase.isnan takes no arguments
Tensor.isneginf
 ! _TensorBase.isneginf takes no arguments
Tensor.isposinf
 ! _TensorBase.isposinf takes no arguments
Tensor.item
 ! _TensorBase.item takes no arguments
Tensor.kron
 kron(Tensor other)
Tensor.kthvalue
 kthvalue(int64_t k, int64_t dim=, bool keepdim=)
 kthvalue(int64_t k, Dimname dim, bool keepdim=)
Tensor.le
 le(Tensor other)
 le(Scalar other)
Tensor.le_
 le_(Tensor other)
 le_(Scalar other)
Tensor.lerp
 lerp(Tensor end, Tensor weight)
 lerp(Tensor end, Scalar weight)
Tensor.lerp_
 lerp_(Tensor end, Tensor weight)
 lerp_(Tensor end, Scalar weight)
Tensor.less
 less(Tensor other)
 less(Scalar other)
Tensor.less_
 less_(Tensor other)
 less_(Scalar other)
Tensor.less_equal
 less_equal(Tensor other)
 less_equal(Scalar other)
Tensor.less_equal_
 less_equal_(Tensor other)
 less_equal_(Scalar other)
Tensor.log
 ! _TensorBase.log takes no arguments
Tensor.log10
 ! _TensorBase.log10 takes no arguments
Tensor.log10_
 ! _TensorBase.log10_ takes no arguments
Tensor.log1p
 ! _TensorBase.log1p takes no arguments
Tensor.log1p_
 ! _TensorBase.log1p_ takes no arguments
Tensor.log2
 ! _TensorBase.log2 takes no arguments
Tensor.log2_
 ! _TensorBase.log2_ takes no arguments
Tensor.log_
 ! _TensorBase.log_ takes no arguments
Tensor.log_softmax
 log_softmax(int64_t dim, ScalarType? dtype=None)
 log_softmax(Dimname dim, *, ScalarType? dtype=None)
Tensor.logdet
 ! _TensorBase.logdet takes no arguments
Tensor.logical_and
 logical_and(Tensor other)
Tensor.logical_and_
 logical_and_(Tensor other)
Tensor.logical_not
 ! _TensorBase.logical_not takes no arguments
Tensor.logical_not_
 ! _TensorBase.logical_not_ takes no arguments
Tensor.logical_or
 logical_or(Tensor other)
Tensor.logical_or_
 logical_or_(Tensor other)
Tensor.logical_xor
 logical_xor(Tensor other)
Tensor.logical_xor_
 logical_xor_(Tensor other)
Tensor.logit
 logit(double? eps=None)
Tensor.logit_
 logit_(double? eps=None)
Tensor.logsumexp
 logsumexp(IntArrayRef[1] dim, bool keepdim=)
 logsumexp(DimnameList[1] dim, bool keepdim=)
Tensor.long
 long(*, MemoryFormat? memory_format=None)
Tensor.lt
 lt(Tensor other)
 lt(Scalar other)
Tensor.lt_
 lt_(Tensor other)
 lt_(Scalar other)
Tensor.masked_fill
 masked_fill(Tensor mask, Tensor value)
 masked_fill(Tensor mask, Scalar value)
Tensor.masked_fill_
 masked_fill_(Tensor mask, Tensor value)
 masked_fill_(Tensor mask, Scalar value)
Tensor.masked_select
 masked_select(Tensor mask)
Tensor.matmul
 matmul(Tensor other)
Tensor.matrix_power
 matrix_power(int64_t n)
Tensor.max
 max()
 max(Tensor other)
 max(int64_t? dim=None, bool keepdim=)
 max(Dimname dim, bool keepdim=)
Tensor.maximum
 maximum(Tensor other)
Tensor.mean
 mean(*, ScalarType? dtype=None)
 mean(IntArrayRef[1]? dim, bool keepdim=, *, ScalarType? dtype=None)
 mean(DimnameList[1] dim, bool keepdim=, *, ScalarType? dtype=None)
Tensor.median
 median()
 median(int64_t dim, bool keepdim=)
 median(Dimname dim, bool keepdim=)
Tensor.min
 min()
 min(Tensor other)
 min(int64_t? dim=None, bool keepdim=)
 min(Dimname dim, bool keepdim=)
Tensor.minimum
 minimum(Tensor other)
Tensor.mm
 mm(Tensor mat2)
Tensor.mode
 mode(int64_t dim=, bool keepdim=)
 mode(Dimname dim, bool keepdim=)
Tensor.movedim
 movedim(int64_t source, int64_t destination)
 movedim(IntArrayRef source, IntArrayRef destination)
Tensor.msort
 ! _TensorBase.msort takes no arguments
Tensor.mul
 mul(Tensor other)
Tensor.mul_
 mul_(Tensor other)
Tensor.multinomial
 multinomial(int64_t num_samples, bool replacement=, *, Generator? generator=None)
Tensor.multiply
 multiply(Tensor other)
 multiply(Scalar other)
Tensor.multiply_
 multiply_(Tensor other)
 multiply_(Scalar other)
Tensor.mv
 mv(Tensor vec)
Tensor.nan_to_num
 nan_to_num(double? nan=None, double? posinf=None, double? neginf=None)
Tensor.nan_to_num_
 nan_to_num_(double? nan=None, double? posinf=None, double? neginf=None)
Tensor.nanmean
 nanmean(IntArrayRef[1]? dim=None, bool keepdim=, *, ScalarType? dtype=None)
Tensor.nansum
 nansum(IntArrayRef[1]? dim=None, bool keepdim=, *, ScalarType? dtype=None)
Tensor.narrow
 narrow(int64_t dim, Tensor start, int64_t length)
 narrow(int64_t dim, int64_t start, int64_t length)
Tensor.ndimension
 ! _TensorBase.ndimension takes no arguments
Tensor.ne
 ne(Tensor other)
 ne(Scalar other)
Tensor.ne_
 ne_(Tensor other)
 ne_(Scalar other)
Tensor.neg
 ! _TensorBase.neg takes no arguments
Tensor.neg_
 ! _TensorBase.neg_ takes no arguments
Tensor.negative
 ! _TensorBase.negative takes no arguments
Tensor.negative_
 ! _TensorBase.negative_ takes no arguments
Tensor.nelement
 ! _TensorBase.nelement takes no arguments
Tensor.new_empty
 new_empty(SymIntArrayRef size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=, bool? requires_grad=)
Tensor.new_full
 new_full(SymIntArrayRef size, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=, bool? requires_grad=)
Tensor.new_ones
 new_ones(SymIntArrayRef size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=, bool? requires_grad=)
Tensor.new_tensor
 new_tensor(PyObject* data, *, ScalarType dtype=None, Device? device=None, bool requires_grad=)
Tensor.new_zeros
 new_zeros(SymIntArrayRef size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=, bool? requires_grad=)
Tensor.nonzero
 nonzero()
 nonzero(*, bool as_tuple)
Tensor.norm
 def Tensor.norm(self, p=, dim=, keepdim=, dtype=)
Tensor.normal_
 normal_(double mean=, double std=, *, Generator? generator=None)
Tensor.not_equal
 not_equal(Tensor other)
 not_equal(Scalar other)
Tensor.not_equal_
 not_equal_(Tensor other)
 not_equal_(Scalar other)
Tensor.numel
 ! _TensorBase.numel takes no arguments
Tensor.numpy
 numpy(*, bool force=)
Tensor.outer
 outer(Tensor vec2)
Tensor.permute
 permute(IntArrayRef dims)
Tensor.pinverse
 pinverse(double rcond=)
Tensor.positive
 ! _TensorBase.positive takes no arguments
Tensor.pow
 pow(Tensor exponent)
 pow(Scalar exponent)
Tensor.pow_
 pow_(Tensor exponent)
 pow_(Scalar exponent)
Tensor.prod
 prod(*, ScalarType? dtype=None)
 prod(int64_t dim, bool keepdim=, *, ScalarType? dtype=None)
 prod(Dimname dim, bool keepdim=, *, ScalarType? dtype=None)
Tensor.quantile
 quantile(Tensor q, int64_t? dim=None, bool keepdim=, *, c10::string_view interpolation=)
 quantile(double q, int64_t? dim=None, bool keepdim=, *, c10::string_view interpolation=)
Tensor.rad2deg
 ! _TensorBase.rad2deg takes no arguments
Tensor.rad2deg_
 ! _TensorBase.rad2deg_ takes no arguments
Tensor.random_
 random_(*, Generator? generator=None)
 random_(int64_t from, int64_t? to, *, Generator? generator=None)
 random_(int64_t to, *, Generator? generator=None)
Tensor.ravel
 ! _TensorBase.ravel takes no arguments
Tensor.reciprocal
 ! _TensorBase.reciprocal takes no arguments
Tensor.reciprocal_
 ! _TensorBase.reciprocal_ takes no arguments
Tensor.relu
 ! _TensorBase.relu takes no arguments
Tensor.relu_
 ! _TensorBase.relu_ takes no arguments
Tensor.remainder
 remainder(Tensor other)
 remainder(Scalar other)
Tensor.remainder_
 remainder_(Tensor other)
 remainder_(Scalar other)
Tensor.repeat
 repeat(SymIntArrayRef repeats)
Tensor.repeat_interleave
 repeat_interleave(Tensor repeats, int64_t? dim=None, *, int64_t? output_size=None)
 repeat_interleave(int64_t repeats, int64_t? dim=None, *, int64_t? output_size=None)
Tensor.requires_grad_
 requires_grad_(bool requires_grad=)
Tensor.reshape
 reshape(SymIntArrayRef shape)
Tensor.reshape_as
 reshape_as(Tensor other)
Tensor.resize_
 resize_(SymIntArrayRef size, *, MemoryFormat? memory_format=None)
Tensor.retain_grad
 ! _TensorBase.retain_grad takes no arguments
Tensor.roll
 roll(IntArrayRef[1] shifts, IntArrayRef[1] dims=None)
Tensor.rot90
 rot90(int64_t k=, IntArrayRef dims=,1})
Tensor.round
 round()
 round(*, int64_t decimals)
Tensor.round_
 round_()
 round_(*, int64_t decimals)
Tensor.rsqrt
 ! _TensorBase.rsqrt takes no arguments
Tensor.rsqrt_
 ! _TensorBase.rsqrt_ takes no arguments
Tensor.scatter
 scatter(int64_t dim, Tensor index, Tensor src)
 scatter(int64_t dim, Tensor index, Tensor src, *, c10::string_view reduce)
 scatter(Dimname dim, Tensor index, Tensor src)
 scatter(int64_t dim, Tensor index, Scalar value)
 scatter(int64_t dim, Tensor index, Scalar value, *, c10::string_view reduce)
 scatter(Dimname dim, Tensor index, Scalar value)
Tensor.scatter_
 scatter_(int64_t dim, Tensor index, Tensor src)
 scatter_(int64_t dim, Tensor index, Tensor src, *, c10::string_view reduce)
 scatter_(int64_t dim, Tensor index, Scalar value)
 scatter_(int64_t dim, Tensor index, Scalar value, *, c10::string_view reduce)
Tensor.scatter_add
 scatter_add(int64_t dim, Tensor index, Tensor src)
 scatter_add(Dimname dim, Tensor index, Tensor src)
Tensor.scatter_add_
 scatter_add_(int64_t dim, Tensor index, Tensor src)
Tensor.select
 select(int64_t dim, int64_t index)
 select(Dimname dim, int64_t index)
Tensor.sgn
 ! _TensorBase.sgn takes no arguments
Tensor.sgn_
 ! _TensorBase.sgn_ takes no arguments
Tensor.sigmoid
 ! _TensorBase.sigmoid takes no arguments
Tensor.sigmoid_
 ! _TensorBase.sigmoid_ takes no arguments
Tensor.sign
 ! _TensorBase.sign takes no arguments
Tensor.sign_
 ! _TensorBase.sign_ takes no arguments
Tensor.signbit
 ! _TensorBase.signbit takes no arguments
Tensor.sin
 ! _TensorBase.sin takes no arguments
Tensor.sin_
 ! _TensorBase.sin_ takes no arguments
Tensor.sinh
 ! _TensorBase.sinh takes no arguments
Tensor.sinh_
 ! _TensorBase.sinh_ takes no arguments
Tensor.size
 size(int64_t dim)
 size()
 size(Dimname dim)
Tensor.slogdet
 ! _TensorBase.slogdet takes no arguments
Tensor.softmax
 softmax(int64_t dim, ScalarType? dtype=None)
 softmax(Dimname dim, *, ScalarType? dtype=None)
Tensor.sort
 sort(*, bool stable, int64_t dim=, bool descending=)
 sort(int64_t dim=, bool descending=)
 sort(*, bool? stable, Dimname dim, bool descending=)
 sort(Dimname dim, bool descending=)
Tensor.split
 def Tensor.split(self, split_size, dim=)
Tensor.sqrt
 ! _TensorBase.sqrt takes no arguments
Tensor.sqrt_
 ! _TensorBase.sqrt_ takes no arguments
Tensor.square
 ! _TensorBase.square takes no arguments
Tensor.square_
 ! _TensorBase.square_ takes no arguments
Tensor.squeeze
 squeeze()
 squeeze(int64_t dim)
 squeeze(Dimname dim)
Tensor.squeeze_
 squeeze_()
 squeeze_(int64_t dim)
 squeeze_(Dimname dim)
Tensor.std
 std(IntArrayRef[1]? dim, *, int64_t? correction, bool keepdim=)
 std(IntArrayRef[1]? dim, bool unbiased=, bool keepdim=)
 std(bool unbiased=)
 std(DimnameList[1] dim, *, int64_t? correction, bool keepdim=)
 std(DimnameList[1] dim, bool unbiased=, bool keepdim=)
Tensor.storage_offset
 ! _TensorBase.storage_offset takes no arguments
Tensor.stride
 stride(int64_t dim)
 stride()
 stride(Dimname dim)
Tensor.sub
 sub(Tensor other, *, Scalar alpha=)
 sub(Scalar alpha, Tensor other)|deprecated
Tensor.sub_
 sub_(Tensor other, *, Scalar alpha=)
 sub_(Scalar alpha, Tensor other)|deprecated
Tensor.subtract
 subtract(Tensor other, *, Scalar alpha=)
 subtract(Scalar other, Scalar alpha=)
Tensor.subtract_
 subtract_(Tensor other, *, Scalar alpha=)
 subtract_(Scalar other, Scalar alpha=)
Tensor.sum
 sum(*, ScalarType? dtype=None)
 sum(IntArrayRef[1]? dim=None, bool keepdim=, *, ScalarType? dtype=None)
 sum(DimnameList[1] dim, bool keepdim=, *, ScalarType? dtype=None)
Tensor.svd
 svd(bool some=, bool compute_uv=)
Tensor.swapaxes
 swapaxes(int64_t axis0, int64_t axis1)
Tensor.t
 ! _TensorBase.t takes no arguments
Tensor.t_
 ! _TensorBase.t_ takes no arguments
Tensor.take
 take(Tensor index)
Tensor.take_along_dim
 take_along_dim(Tensor indices, int64_t? dim=None)
Tensor.tan
 ! _TensorBase.tan takes no arguments
Tensor.tan_
 ! _TensorBase.tan_ takes no arguments
Tensor.tanh
 ! _TensorBase.tanh takes no arguments
Tensor.tanh_
 ! _TensorBase.tanh_ takes no arguments
Tensor.tensor_split
 tensor_split(Tensor tensor_indices_or_sections, int64_t dim=)
 tensor_split(int64_t sections, int64_t dim=)
 tensor_split(IntArrayRef indices, int64_t dim=)
Tensor.tile
 tile(IntArrayRef dims)
Tensor.to
 to(Device device=None, ScalarType dtype=None, bool non_blocking=, bool copy=, *, MemoryFormat? memory_format=None)
 to(ScalarType dtype, bool non_blocking=, bool copy=, *, MemoryFormat? memory_format=None)
 to(Tensor tensor, bool non_blocking=, bool copy=, *, MemoryFormat? memory_format=None)
Tensor.tolist
 ! _TensorBase.tolist takes no arguments
Tensor.topk
 topk(int64_t k, int64_t dim=, bool largest=, bool sorted=)
Tensor.trace
 ! _TensorBase.trace takes no arguments
Tensor.transpose
 transpose(int64_t dim0, int64_t dim1)
 transpose(Dimname dim0, Dimname dim1)
Tensor.transpose_
 transpose_(int64_t dim0, int64_t dim1)
Tensor.tril
 tril(int64_t diagonal=)
Tensor.triu
 triu(int64_t diagonal=)
Tensor.true_divide
 true_divide(Tensor other)
 true_divide(Scalar other)
Tensor.true_divide_
 true_divide_(Tensor other)
 true_divide_(Scalar other)
Tensor.trunc
 ! _TensorBase.trunc takes no arguments
Tensor.trunc_
 ! _TensorBase.trunc_ takes no arguments
Tensor.type
 type(PyObject* dtype=None, bool non_blocking=, *, MemoryFormat? memory_format=None)
 type(PyObject* dtype=None, bool async=, *, MemoryFormat? memory_format=None)|deprecated
Tensor.type_as
 type_as(Tensor other)
Tensor.unbind
 unbind(int64_t dim=)
 unbind(Dimname dim)
Tensor.unflatten
 def Tensor.unflatten(self, dim, sizes)
Tensor.unfold
 unfold(int64_t dimension, int64_t size, int64_t step)
Tensor.uniform_
 uniform_(double from=, double to=, *, Generator? generator=None)
Tensor.unique
 def Tensor.unique(self, sorted=, return_inverse=, return_counts=, dim=)
Tensor.unique_consecutive
 def Tensor.unique_consecutive(self, return_inverse=, return_counts=, dim=)
Tensor.unsqueeze
 unsqueeze(int64_t dim)
Tensor.unsqueeze_
 unsqueeze_(int64_t dim)
Tensor.var
 var(IntArrayRef[1]? dim, *, int64_t? correction, bool keepdim=)
 var(IntArrayRef[1]? dim, bool unbiased=, bool keepdim=)
 var(bool unbiased=)
 var(DimnameList[1] dim, *, int64_t? correction, bool keepdim=)
 var(DimnameList[1] dim, bool unbiased=, bool keepdim=)
Tensor.view
 view(ScalarType dtype)
 view(SymIntArrayRef size)
Tensor.view_as
 view_as(Tensor other)
Tensor.where
 where(Tensor condition, Tensor other)
Tensor.zero_
 ! _TensorBase.zero_ takes no arguments
abs
 abs(Tensor input, *, Tensor out=None)
absolute
 absolute(Tensor input, *, Tensor out=None)
acos
 acos(Tensor input, *, Tensor out=None)
add
 add(Tensor input, Tensor other, *, Scalar alpha=, Tensor out=None)
 add(Scalar alpha, Tensor other)|deprecated
 add(Tensor input, Scalar alpha, Tensor other, *, Tensor out=None)|deprecated
addcdiv
 addcdiv(Tensor input, Tensor tensor1, Tensor tensor2, *, Scalar value=, Tensor out=None)
 addcdiv(Scalar value, Tensor tensor1, Tensor tensor2)|deprecated
 addcdiv(Tensor input, Scalar value, Tensor tensor1, Tensor tensor2, *, Tensor out=None)|deprecated
addcmul
 addcmul(Tensor input, Tensor tensor1, Tensor tensor2, *, Scalar value=, Tensor out=None)
 addcmul(Scalar value, Tensor tensor1, Tensor tensor2)|deprecated
 addcmul(Tensor input, Scalar value, Tensor tensor1, Tensor tensor2, *, Tensor out=None)|deprecated
addmm
 addmm(Tensor input, Tensor mat1, Tensor mat2, *, Scalar beta=, Scalar alpha=, Tensor out=None)
 addmm(Scalar beta, Scalar alpha, Tensor mat1, Tensor mat2)|deprecated
 addmm(Scalar beta, Tensor mat1, Tensor mat2)|deprecated
 addmm(Scalar beta, Tensor input, Scalar alpha, Tensor mat1, Tensor mat2)|deprecated
 addmm(Scalar beta, Tensor input, Tensor mat1, Tensor mat2)|deprecated
 addmm(Scalar beta, Tensor input, Scalar alpha, Tensor mat1, Tensor mat2, *, Tensor out=None)|deprecated
 addmm(Scalar beta, Tensor input, Tensor mat1, Tensor mat2, *, Tensor out=None)|deprecated
addmv
 addmv(Tensor input, Tensor mat, Tensor vec, *, Scalar beta=, Scalar alpha=, Tensor out=None)
 addmv(Scalar beta, Scalar alpha, Tensor mat, Tensor vec)|deprecated
 addmv(Scalar beta, Tensor mat, Tensor vec)|deprecated
 addmv(Scalar beta, Tensor input, Scalar alpha, Tensor mat, Tensor vec, *, Tensor out=None)|deprecated
 addmv(Scalar beta, Tensor input, Tensor mat, Tensor vec, *, Tensor out=None)|deprecated
adjoint
 adjoint(Tensor input)
all
 all(Tensor input, *, Tensor out=None)
 all(Tensor input, int64_t dim, bool keepdim=, *, Tensor out=None)
 all(Tensor input, Dimname dim, bool keepdim=, *, Tensor out=None)
allclose
 allclose(Tensor input, Tensor other, double rtol=, double atol=, bool equal_nan=)
amax
 amax(Tensor input, IntArrayRef[1] dim=None, bool keepdim=, *, Tensor out=None)
amin
 amin(Tensor input, IntArrayRef[1] dim=None, bool keepdim=, *, Tensor out=None)
aminmax
 aminmax(Tensor input, *, int64_t? dim=None, bool keepdim=, TensorList[2] out=None)
any
 any(Tensor input, *, Tensor out=None)
 any(Tensor input, int64_t dim, bool keepdim=, *, Tensor out=None)
 any(Tensor input, Dimname dim, bool keepdim=, *, Tensor out=None)
arange
 arange(Scalar end, *, Tensor out=None, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=, bool? requires_grad=)
 arange(Scalar start, Scalar end, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=, bool? requires_grad=)
 arange(Scalar start, Scalar end, Scalar step=, *, Tensor out=None, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=, bool? requires_grad=)
arccos
 arccos(Tensor input, *, Tensor out=None)
arcsin
 arcsin(Tensor input, *, Tensor out=None)
arctan
 arctan(Tensor input, *, Tensor out=None)
argmax
 argmax(Tensor input, int64_t? dim=None, bool keepdim=, *, Tensor out=None)
argmin
 argmin(Tensor input, int64_t? dim=None, bool keepdim=, *, Tensor out=None)
argsort
 argsort(Tensor input, *, bool stable, int64_t dim=, bool descending=)
 argsort(Tensor input, int64_t dim=, bool descending=)
 argsort(Tensor input, Dimname dim, bool descending=)
argwhere
 argwhere(Tensor input)
as_strided
 as_strided(Tensor input, SymIntArrayRef size, SymIntArrayRef stride, SymInt? storage_offset=None)
as_tensor
 as_tensor(PyObject* data, *, ScalarType dtype=None, Device? device=None)
asin
 asin(Tensor input, *, Tensor out=None)
atan
 atan(Tensor input, *, Tensor out=None)
atan2
 atan2(Tensor input, Tensor other, *, Tensor out=None)
atleast_1d
 def atleast_1d(*tensors)
atleast_2d
 def atleast_2d(*tensors)
atleast_3d
 def atleast_3d(*tensors)
autograd.grad
 def grad(outputs, inputs, grad_outputs=, retain_graph=, create_graph=, only_inputs=, allow_unused=, is_grads_batched=)
baddbmm
 baddbmm(Tensor input, Tensor batch1, Tensor batch2, *, Scalar beta=, Scalar alpha=, Tensor out=None)
 baddbmm(Scalar beta, Scalar alpha, Tensor batch1, Tensor batch2)|deprecated
 baddbmm(Scalar beta, Tensor batch1, Tensor batch2)|deprecated
 baddbmm(Scalar beta, Tensor input, Scalar alpha, Tensor batch1, Tensor batch2, *, Tensor out=None)|deprecated
 baddbmm(Scalar beta, Tensor input, Tensor batch1, Tensor batch2, *, Tensor out=None)|deprecated
bernoulli
 bernoulli(Tensor input, *, Generator? generator=None, Tensor out=None)
 bernoulli(Tensor input, double p, *, Generator? generator=None)
bincount
 bincount(Tensor input, Tensor? weights=None, int64_t minlength=)
bitwise_and
 bitwise_and(Tensor input, Tensor other, *, Tensor out=None)
 bitwise_and(Scalar self, Tensor other)
 bitwise_and(Tensor input, Scalar other, *, Tensor out=None)
bitwise_left_shift
 bitwise_left_shift(Tensor input, Tensor other, *, Tensor out=None)
 bitwise_left_shift(Scalar self, Tensor other)
 bitwise_left_shift(Tensor input, Scalar other, *, Tensor out=None)
bitwise_not
 bitwise_not(Tensor input, *, Tensor out=None)
bitwise_or
 bitwise_or(Tensor input, Tensor other, *, Tensor out=None)
 bitwise_or(Scalar self, Tensor other)
 bitwise_or(Tensor input, Scalar other, *, Tensor out=None)
bitwise_right_shift
 bitwise_right_shift(Tensor input, Tensor other, *, Tensor out=None)
 bitwise_right_shift(Scalar self, Tensor other)
 bitwise_right_shift(Tensor input, Scalar other, *, Tensor out=None)
bitwise_xor
 bitwise_xor(Tensor input, Tensor other, *, Tensor out=None)
 bitwise_xor(Scalar self, Tensor other)
 bitwise_xor(Tensor input, Scalar other, *, Tensor out=None)
block_diag
 def block_diag(*tensors)
bmm
 bmm(Tensor input, Tensor mat2, *, Tensor out=None)
broadcast_shapes
 def broadcast_shapes(*shapes)
broadcast_tensors
 def broadcast_tensors(*tensors)
broadcast_to
 broadcast_to(Tensor input, IntArrayRef size)
bucketize
 bucketize(Tensor input, Tensor boundaries, *, bool out_int32=, bool right=, Tensor out=None)
 bucketize(Scalar self, Tensor boundaries, *, bool out_int32=, bool right=)
can_cast
 can_cast(ScalarType from, ScalarType to)
cartesian_prod
 def cartesian_prod(*tensors)
cat
 cat(TensorList tensors, int64_t dim=, *, Tensor out=None)
 cat(TensorList tensors, Dimname dim, *, Tensor out=None)
cdist
 def cdist(x1, x2, p=, compute_mode=)
ceil
 ceil(Tensor input, *, Tensor out=None)
chain_matmul
 def chain_matmul(*matrices, out=)
cholesky
 cholesky(Tensor input, bool upper=, *, Tensor out=None)
chunk
 chunk(Tensor input, int64_t chunks, int64_t dim=)
clamp
 clamp(Tensor input, Tensor? min=None, Tensor? max=None, *, Tensor out=None)
 clamp(Tensor input, Scalar? min=None, Scalar? max=None, *, Tensor out=None)
clamp_max
 clamp_max(Tensor input, Tensor max, *, Tensor out=None)
 clamp_max(Tensor input, Scalar max, *, Tensor out=None)
clamp_min
 clamp_min(Tensor input, Tensor min, *, Tensor out=None)
 clamp_min(Tensor input, Scalar min, *, Tensor out=None)
clip
 clip(Tensor input, Tensor? min=None, Tensor? max=None, *, Tensor out=None)
 clip(Tensor input, Scalar? min=None, Scalar? max=None, *, Tensor out=None)
clone
 clone(Tensor input, *, MemoryFormat? memory_format=None)
combinations
 combinations(Tensor input, int64_t r=, bool with_replacement=)
concat
 concat(TensorList tensors, int64_t dim=, *, Tensor out=None)
 concat(TensorList tensors, Dimname dim, *, Tensor out=None)
concatenate
 concatenate(TensorList tensors, int64_t dim=, *, Tensor out=None)
 concatenate(TensorList tensors, Dimname dim, *, Tensor out=None)
corrcoef
 corrcoef(Tensor input)
cos
 cos(Tensor input, *, Tensor out=None)
cosh
 cosh(Tensor input, *, Tensor out=None)
count_nonzero
 count_nonzero(Tensor input, int64_t? dim=None)
 count_nonzero(Tensor input, IntArrayRef dim)
cov
 cov(Tensor input, *, int64_t correction=, Tensor? fweights=None, Tensor? aweights=None)
cross
 cross(Tensor input, Tensor other, int64_t? dim=None, *, Tensor out=None)
cummax
 cummax(Tensor input, int64_t dim, *, TensorList[2] out=None)
 cummax(Tensor input, Dimname dim, *, TensorList[2] out=None)
cummin
 cummin(Tensor input, int64_t dim, *, TensorList[2] out=None)
 cummin(Tensor input, Dimname dim, *, TensorList[2] out=None)
cumprod
 cumprod(Tensor input, int64_t dim, *, ScalarType? dtype=None, Tensor out=None)
 cumprod(Tensor input, Dimname dim, *, ScalarType? dtype=None, Tensor out=None)
cumsum
 cumsum(Tensor input, int64_t dim, *, ScalarType? dtype=None, Tensor out=None)
 cumsum(Tensor input, Dimname dim, *, ScalarType? dtype=None, Tensor out=None)
deg2rad
 deg2rad(Tensor input, *, Tensor out=None)
det
 det(Tensor input)
detach
 detach(Tensor input)
diag
 diag(Tensor input, int64_t diagonal=, *, Tensor out=None)
diagonal
 diagonal(Tensor input, *, Dimname outdim, Dimname dim1, Dimname dim2, int64_t offset=)
 diagonal(Tensor input, int64_t offset=, int64_t dim1=, int64_t dim2=)
diff
 diff(Tensor input, int64_t n=, int64_t dim=, Tensor? prepend=None, Tensor? append=None, *, Tensor out=None)
dist
 dist(Tensor input, Tensor other, Scalar p=)
div
 div(Tensor input, Tensor other, *, Tensor out=None)
 div(Tensor input, Tensor other, *, c10::string_view? rounding_mode, Tensor out=None)
 div(Tensor input, Scalar other, *, c10::string_view? rounding_mode)
divide
 divide(Tensor input, Tensor other, *, Tensor out=None)
 divide(Tensor input, Tensor other, *, c10::string_view? rounding_mode, Tensor out=None)
 divide(Tensor input, Scalar other)
 divide(Tensor input, Scalar other, *, c10::string_view? rounding_mode)
dot
 dot(Tensor input, Tensor tensor, *, Tensor out=None)
einsum
 def einsum(*args)
empty
 empty(IntArrayRef size, *, DimnameList? names, MemoryFormat? memory_format=None, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=, bool? requires_grad=)
 empty(SymIntArrayRef size, *, MemoryFormat? memory_format=None, Tensor out=None, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=, bool? requires_grad=)
empty_like
 empty_like(Tensor input, *, MemoryFormat? memory_format=None, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=, bool? requires_grad=)
eq
 eq(Tensor input, Tensor other, *, Tensor out=None)
 eq(Tensor input, Scalar other, *, Tensor out=None)
equal
 equal(Tensor input, Tensor other, *, Tensor out=None)
erf
 erf(Tensor input, *, Tensor out=None)
erfinv
 erfinv(Tensor input, *, Tensor out=None)
exp
 exp(Tensor input, *, TensorList[2] out=None)
exp2
 exp2(Tensor input, *, Tensor out=None)
expm1
 expm1(Tensor input, *, Tensor out=None)
eye
 eye(int64_t n, *, Tensor out=None, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=, bool? requires_grad=)
 eye(int64_t n, int64_t m, *, Tensor out=None, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=, bool? requires_grad=)
fix
 fix(Tensor input, *, Tensor out=None)
flatten
 flatten(Tensor input, int64_t start_dim, int64_t end_dim, Dimname out_dim)
 flatten(Tensor input, int64_t start_dim=, int64_t end_dim=)
 flatten(Tensor input, Dimname start_dim, Dimname end_dim, Dimname out_dim)
 flatten(Tensor input, DimnameList dims, Dimname out_dim)
flip
 flip(Tensor input, IntArrayRef dims)
fliplr
 fliplr(Tensor input)
flipud
 flipud(Tensor input)
floor
 floor(Tensor input, *, Tensor out=None)
floor_divide
 floor_divide(Tensor input, Tensor other, *, Tensor out=None)
 floor_divide(Tensor input, Scalar other)
fmod
 fmod(Tensor input, Tensor other, *, Tensor out=None)
 fmod(Tensor input, Scalar other, *, Tensor out=None)
frac
 frac(Tensor input, *, Tensor out=None)
from_numpy
 ! torch._VariableFunctionsClass.from_numpy takes exactly one argument
full
 full(IntArrayRef size, Scalar fill_value, *, DimnameList? names, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=, bool? requires_grad=)
 full(SymIntArrayRef size, Scalar fill_value, *, Tensor out=None, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=, bool? requires_grad=)
full_like
 full_like(Tensor input, Scalar fill_value, *, MemoryFormat? memory_format=None, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=, bool? requires_grad=)
gather
 gather(Tensor input, int64_t dim, Tensor index, *, bool sparse_grad=, Tensor out=None)
 gather(Tensor input, Dimname dim, Tensor index, *, bool sparse_grad=, Tensor out=None)
ge
 ge(Tensor input, Tensor other, *, Tensor out=None)
 ge(Tensor input, Scalar other, *, Tensor out=None)
ger
 ger(Tensor input, Tensor vec2, *, Tensor out=None)
get_default_dtype
 ! torch.get_default_dtype takes no arguments
greater
 greater(Tensor input, Tensor other, *, Tensor out=None)
 greater(Tensor input, Scalar other, *, Tensor out=None)
greater_equal
 greater_equal(Tensor input, Tensor other, *, Tensor out=None)
 greater_equal(Tensor input, Scalar other, *, Tensor out=None)
gt
 gt(Tensor input, Tensor other, *, Tensor out=None)
 gt(Tensor input, Scalar other, *, Tensor out=None)
heaviside
 heaviside(Tensor input, Tensor values, *, Tensor out=None)
histc
 histc(Tensor input, int64_t bins=, Scalar min=, Scalar max=, *, Tensor out=None)
hstack
 hstack(TensorList tensors, *, Tensor out=None)
hypot
 hypot(Tensor input, Tensor other, *, Tensor out=None)
index_add
 index_add(Tensor input, int64_t dim, Tensor index, Tensor source, *, Scalar alpha=, Tensor out=None)
 index_add(Tensor input, Dimname dim, Tensor index, Tensor source, *, Scalar alpha=)
index_copy
 index_copy(Tensor input, int64_t dim, Tensor index, Tensor source, *, Tensor out=None)
 index_copy(Tensor input, Dimname dim, Tensor index, Tensor source)
index_fill
 index_fill(Tensor input, int64_t dim, Tensor index, Tensor value)
 index_fill(Tensor input, Dimname dim, Tensor index, Tensor value)
 index_fill(Tensor input, int64_t dim, Tensor index, Scalar value)
 index_fill(Tensor input, Dimname dim, Tensor index, Scalar value)
index_select
 index_select(Tensor input, int64_t dim, Tensor index, *, Tensor out=None)
 index_select(Tensor input, Dimname dim, Tensor index, *, Tensor out=None)
inner
 inner(Tensor input, Tensor other, *, Tensor out=None)
inverse
 inverse(Tensor input, *, Tensor out=None)
is_complex
 is_complex(Tensor input)
is_floating_point
 is_floating_point(Tensor input)
is_grad_enabled
 ! torch.is_grad_enabled takes no arguments
is_same_size
 is_same_size(Tensor input, Tensor other)
is_tensor
 def is_tensor(obj)
isclose
 isclose(Tensor input, Tensor other, double rtol=, double atol=, bool equal_nan=)
isfinite
 isfinite(Tensor input)
isin
 isin(Tensor elements, Tensor test_elements, *, bool assume_unique=, bool invert=, Tensor out=None)
 isin(Scalar element, Tensor test_elements, *, bool assume_unique=, bool invert=, Tensor out=None)
 isin(Tensor elements, Scalar test_element, *, bool assume_unique=, bool invert=, Tensor out=None)
isinf
 isinf(Tensor input)
isnan
 isnan(Tensor input)
isneginf
 isneginf(Tensor input, *, Tensor out=None)
isposinf
 isposinf(Tensor input, *, Tensor out=None)
kron
 kron(Tensor input, Tensor other, *, Tensor out=None)
kthvalue
 kthvalue(Tensor input, int64_t k, int64_t dim=, bool keepdim=, *, TensorList[2] out=None)
 kthvalue(Tensor input, int64_t k, Dimname dim, bool keepdim=, *, TensorList[2] out=None)
le
 le(Tensor input, Tensor other, *, Tensor out=None)
 le(Tensor input, Scalar other, *, Tensor out=None)
lerp
 lerp(Tensor input, Tensor end, Tensor weight, *, Tensor out=None)
 lerp(Tensor input, Tensor end, Scalar weight, *, Tensor out=None)
less
 less(Tensor input, Tensor other, *, Tensor out=None)
 less(Tensor input, Scalar other, *, Tensor out=None)
less_equal
 less_equal(Tensor input, Tensor other, *, Tensor out=None)
 less_equal(Tensor input, Scalar other, *, Tensor out=None)
linalg.cholesky
 linalg_cholesky(Tensor input, *, bool upper=, Tensor out=None)
linalg.cond
 linalg_cond(Tensor input, Scalar? p=None, *, Tensor out=None)
 linalg_cond(Tensor input, c10::string_view p, *, Tensor out=None)
linalg.cross
 linalg_cross(Tensor input, Tensor other, *, int64_t dim=, Tensor out=None)
linalg.det
 linalg_det(Tensor A, *, TensorList[3] out=None)
linalg.inv
 linalg_inv(Tensor A, *, Tensor out=None)
linalg.matrix_norm
 linalg_matrix_norm(Tensor input, Scalar ord, IntArrayRef dim=,-1}, bool keepdim=, *, ScalarType? dtype=None, Tensor out=None)
 linalg_matrix_norm(Tensor input, c10::string_view ord=, IntArrayRef dim=,-1}, bool keepdim=, *, ScalarType? dtype=None, Tensor out=None)
linalg.matrix_power
 linalg_matrix_power(Tensor input, int64_t n, *, Tensor out=None)
linalg.matrix_rank
 linalg_matrix_rank(Tensor input, *, Tensor? atol=None, Tensor? rtol=None, bool hermitian=, Tensor out=None)
 linalg_matrix_rank(Tensor input, *, double? atol=None, double? rtol=None, bool hermitian=, Tensor out=None)
 linalg_matrix_rank(Tensor input, Tensor tol, bool hermitian=, *, Tensor out=None)
 linalg_matrix_rank(Tensor input, double tol, bool hermitian=, *, Tensor out=None)
linalg.multi_dot
 linalg_multi_dot(TensorList tensors, *, Tensor out=None)
linalg.norm
 linalg_norm(Tensor input, Scalar? ord=None, IntArrayRef[1]? dim=None, bool keepdim=, *, ScalarType? dtype=None, Tensor out=None)
 linalg_norm(Tensor input, c10::string_view ord, IntArrayRef[1]? dim=None, bool keepdim=, *, ScalarType? dtype=None, Tensor out=None)
linalg.pinv
 linalg_pinv(Tensor input, *, Tensor? atol=None, Tensor? rtol=None, bool hermitian=, Tensor out=None)
 linalg_pinv(Tensor input, *, double? atol=None, double? rtol=None, bool hermitian=, Tensor out=None)
 linalg_pinv(Tensor input, Tensor rcond, bool hermitian=, *, Tensor out=None)
 linalg_pinv(Tensor input, double rcond, bool hermitian=, *, Tensor out=None)
linalg.qr
 linalg_qr(Tensor A, c10::string_view mode=, *, TensorList[2] out=None)
linalg.slogdet
 linalg_slogdet(Tensor A, *, TensorList[4] out=None)
linalg.solve
 linalg_solve(Tensor A, Tensor B, *, bool left=, Tensor out=None)
linalg.svd
 linalg_svd(Tensor A, bool full_matrices=, *, c10::string_view? driver=None, TensorList[3] out=None)
linalg.svdvals
 linalg_svdvals(Tensor A, *, c10::string_view? driver=None, Tensor out=None)
linalg.vector_norm
 linalg_vector_norm(Tensor input, Scalar ord=, IntArrayRef[1]? dim=None, bool keepdim=, *, ScalarType? dtype=None, Tensor out=None)
linspace
 linspace(Scalar start, Scalar end, int64_t steps, *, Tensor out=None, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=, bool? requires_grad=)
log
 log(Tensor input, *, Tensor out=None)
log10
 log10(Tensor input, *, Tensor out=None)
log1p
 log1p(Tensor input, *, Tensor out=None)
log2
 log2(Tensor input, *, Tensor out=None)
log_softmax
 log_softmax(Tensor input, int64_t dim, ScalarType? dtype=None, *, Tensor out=None)
 log_softmax(Tensor input, Dimname dim, *, ScalarType? dtype=None)
logdet
 logdet(Tensor input)
logical_and
 logical_and(Tensor input, Tensor other, *, Tensor out=None)
logical_not
 logical_not(Tensor input, *, Tensor out=None)
logical_or
 logical_or(Tensor input, Tensor other, *, Tensor out=None)
logical_xor
 logical_xor(Tensor input, Tensor other, *, Tensor out=None)
logit
 logit(Tensor input, double? eps=None, *, Tensor out=None)
logspace
 logspace(Scalar start, Scalar end, int64_t steps, double base=, *, Tensor out=None, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=, bool? requires_grad=)
logsumexp
 logsumexp(Tensor input, IntArrayRef[1] dim, bool keepdim=, *, Tensor out=None)
 logsumexp(Tensor input, DimnameList[1] dim, bool keepdim=, *, Tensor out=None)
lt
 lt(Tensor input, Tensor other, *, Tensor out=None)
 lt(Tensor input, Scalar other, *, Tensor out=None)
masked_fill
 masked_fill(Tensor input, Tensor mask, Tensor value)
 masked_fill(Tensor input, Tensor mask, Scalar value)
masked_select
 masked_select(Tensor input, Tensor mask, *, Tensor out=None)
matmul
 matmul(Tensor input, Tensor other, *, Tensor out=None)
matrix_power
 matrix_power(Tensor input, int64_t n, *, Tensor out=None)
max
 max(Tensor input)
 max(Tensor input, Tensor other, *, Tensor out=None)
 max(Tensor input, int64_t dim, bool keepdim=, *, TensorList[2] out=None)
 max(Tensor input, Dimname dim, bool keepdim=, *, TensorList[2] out=None)
maximum
 maximum(Tensor input, Tensor other, *, Tensor out=None)
mean
 mean(Tensor input, *, ScalarType? dtype=None)
 mean(Tensor input, IntArrayRef[1]? dim, bool keepdim=, *, ScalarType? dtype=None, Tensor out=None)
 mean(Tensor input, DimnameList[1] dim, bool keepdim=, *, ScalarType? dtype=None, Tensor out=None)
median
 median(Tensor input)
 median(Tensor input, int64_t dim, bool keepdim=, *, TensorList[2] out=None)
 median(Tensor input, Dimname dim, bool keepdim=, *, TensorList[2] out=None)
meshgrid
 def meshgrid(*tensors, indexing=)
min
 min(Tensor input)
 min(Tensor input, Tensor other, *, Tensor out=None)
 min(Tensor input, int64_t dim, bool keepdim=, *, TensorList[2] out=None)
 min(Tensor input, Dimname dim, bool keepdim=, *, TensorList[2] out=None)
minimum
 minimum(Tensor input, Tensor other, *, Tensor out=None)
mm
 mm(Tensor input, Tensor mat2)
mode
 mode(Tensor input, int64_t dim=, bool keepdim=, *, TensorList[2] out=None)
 mode(Tensor input, Dimname dim, bool keepdim=, *, TensorList[2] out=None)
movedim
 movedim(Tensor input, int64_t source, int64_t destination)
 movedim(Tensor input, IntArrayRef source, IntArrayRef destination)
msort
 msort(Tensor input, *, Tensor out=None)
mul
 mul(Tensor input, Tensor other, *, Tensor out=None)
multinomial
 multinomial(Tensor input, int64_t num_samples, bool replacement=, *, Generator? generator=None, Tensor out=None)
multiply
 multiply(Tensor input, Tensor other, *, Tensor out=None)
 multiply(Tensor input, Scalar other)
mv
 mv(Tensor input, Tensor vec, *, Tensor out=None)
nan_to_num
 nan_to_num(Tensor input, double? nan=None, double? posinf=None, double? neginf=None, *, Tensor out=None)
nanmean
 nanmean(Tensor input, IntArrayRef[1]? dim=None, bool keepdim=, *, ScalarType? dtype=None, Tensor out=None)
nansum
 nansum(Tensor input, IntArrayRef[1]? dim=None, bool keepdim=, *, ScalarType? dtype=None, Tensor out=None)
narrow
 narrow(Tensor input, int64_t dim, Tensor start, int64_t length)
 narrow(Tensor input, int64_t dim, int64_t start, int64_t length)
ne
 ne(Tensor input, Tensor other, *, Tensor out=None)
 ne(Tensor input, Scalar other, *, Tensor out=None)
neg
 neg(Tensor input, *, Tensor out=None)
negative
 negative(Tensor input, *, Tensor out=None)
nn.functional.adaptive_avg_pool2d
 def adaptive_avg_pool2d(input, output_size)
 input AttributeError-tensor '{}' object has no attribute 'size'
nn.functional.avg_pool2d
 avg_pool2d(Tensor input, IntArrayRef[2] kernel_size, IntArrayRef[2] stride=None, IntArrayRef[2] padding=, bool ceil_mode=, bool count_include_pad=, int64_t? divisor_override=None, *, Tensor out=None)
nn.functional.batch_norm
 def batch_norm(input, running_mean, running_var, weight=, bias=, training=, momentum=, eps=)
 input AttributeError-tensor '{}' object has no attribute 'size'
 running_mean TypeError batch_norm(): argument 'running_mean' (position 4) must be Tensor, not {}
 running_var TypeError batch_norm(): argument 'running_var' (position 5) must be Tensor, not {}
 training TypeError batch_norm(): argument 'training' (position 6) must be bool, not {}
nn.functional.binary_cross_entropy
 def binary_cross_entropy(input, target, weight=, size_average=, reduce=, reduction=)
 input AttributeError-tensor '{}' object has no attribute 'size'
 target AttributeError-tensor '{}' object has no attribute 'size'
nn.functional.binary_cross_entropy_with_logits
 def binary_cross_entropy_with_logits(input, target, weight=, size_average=, reduce=, reduction=, pos_weight=)
 input AttributeError-tensor '{}' object has no attribute 'size'
 target AttributeError-tensor '{}' object has no attribute 'size'
nn.functional.conv1d
 conv1d(Tensor input, Tensor weight, Tensor? bias=None, IntArrayRef[1] stride=, IntArrayRef[1] padding=, IntArrayRef[1] dilation=, int64_t groups=)
 conv1d(Tensor input, Tensor weight, Tensor? bias=None, IntArrayRef[1] stride=, c10::string_view padding=, IntArrayRef[1] dilation=, int64_t groups=)
nn.functional.conv2d
 conv2d(Tensor input, Tensor weight, Tensor? bias=None, IntArrayRef[2] stride=, IntArrayRef[2] padding=, IntArrayRef[2] dilation=, int64_t groups=)
 conv2d(Tensor input, Tensor weight, Tensor? bias=None, IntArrayRef[2] stride=, c10::string_view padding=, IntArrayRef[2] dilation=, int64_t groups=)
nn.functional.cosine_similarity
 cosine_similarity(Tensor x1, Tensor x2, int64_t dim=, double eps=)
nn.functional.cross_entropy
 def cross_entropy(input, target, weight=, size_average=, ignore_index=, reduce=, reduction=, label_smoothing=)
 input TypeError-tensor cross_entropy_loss(): argument 'input' (position 1) must be Tensor, not {}
 target TypeError-tensor cross_entropy_loss(): argument 'target' (position 2) must be Tensor, not {}
nn.functional.dropout
 def dropout(input, p=, training=, inplace=)
 input TypeError-tensor dropout(): argument 'input' (position 1) must be Tensor, not {}
nn.functional.elu
 def elu(input, alpha=, inplace=)
 input TypeError-tensor elu(): argument 'input' (position 1) must be Tensor, not {}
nn.functional.embedding
 def embedding(input, weight, padding_idx=, max_norm=, norm_type=, scale_grad_by_freq=, sparse=)
 input TypeError-tensor embedding(): argument 'indices' (position 2) must be Tensor, not {}
 weight TypeError-tensor embedding(): argument 'weight' (position 1) must be Tensor, not {}
nn.functional.gelu
 gelu(Tensor input, *, c10::string_view approximate=, Tensor out=None)
nn.functional.hardtanh
 def hardtanh(input, min_val=, max_val=, inplace=)
 input TypeError-tensor hardtanh(): argument 'input' (position 1) must be Tensor, not {}
nn.functional.huber_loss
 def huber_loss(input, target, reduction=, delta=)
 input AttributeError-tensor '{}' object has no attribute 'size'
 target AttributeError-tensor '{}' object has no attribute 'size'
nn.functional.kl_div
 def kl_div(input, target, size_average=, reduce=, reduction=, log_target=)
 input TypeError-tensor kl_div(): argument 'input' (position 1) must be Tensor, not {}
 target TypeError-tensor kl_div(): argument 'target' (position 2) must be Tensor, not {}
nn.functional.l1_loss
 def l1_loss(input, target, size_average=, reduce=, reduction=)
 input AttributeError-tensor '{}' object has no attribute 'size'
 target AttributeError-tensor '{}' object has no attribute 'size'
nn.functional.layer_norm
 def layer_norm(input, normalized_shape, weight=, bias=, eps=)
 input TypeError-tensor layer_norm(): argument 'input' (position 1) must be Tensor, not {}
 normalized_shape TypeError layer_norm(): argument 'normalized_shape' (position 2) must be tuple of ints, not {}
nn.functional.leaky_relu
 def leaky_relu(input, negative_slope=, inplace=)
 input TypeError-tensor leaky_relu(): argument 'input' (position 1) must be Tensor, not {}
nn.functional.linear
 linear(Tensor input, Tensor weight, Tensor? bias=None, *, Tensor out=None)
nn.functional.log_softmax
 def log_softmax(input, dim=, _stacklevel=, dtype=)
 input AttributeError-tensor '{}' object has no attribute 'log_softmax'
 dim TypeError log_softmax() received an invalid combination of arguments - got ({}), but expected one of:\\n * (int dim, torch.dtype dtype)\\n * (name dim, *, torch.dtype dtype)\\n
nn.functional.logsigmoid
 log_sigmoid(Tensor input, *, Tensor out=None)
nn.functional.max_pool2d
 def _max_pool2d(input, kernel_size, stride=, padding=, dilation=, ceil_mode=, return_indices=)
 input TypeError-tensor max_pool2d(): argument 'input' (position 1) must be Tensor, not {}
 kernel_size TypeError max_pool2d(): argument 'kernel_size' (position 2) must be tuple of ints, not {}
nn.functional.mse_loss
 def mse_loss(input, target, size_average=, reduce=, reduction=)
 input AttributeError-tensor '{}' object has no attribute 'size'
 target AttributeError-tensor '{}' object has no attribute 'size'
nn.functional.nll_loss
 def nll_loss(input, target, weight=, size_average=, ignore_index=, reduce=, reduction=)
 input TypeError-tensor nll_loss_nd(): argument 'input' (position 1) must be Tensor, not {}
 target TypeError-tensor nll_loss_nd(): argument 'target' (position 2) must be Tensor, not {}
nn.functional.normalize
 def normalize(input, p=, dim=, eps=, out=)
 input AttributeError-tensor '{}' object has no attribute 'norm'
nn.functional.one_hot
 one_hot(Tensor input, int64_t num_classes=)
nn.functional.pairwise_distance
 pairwise_distance(Tensor x1, Tensor x2, double p=, double eps=, bool keepdim=)
nn.functional.relu
 def relu(input, inplace=)
 input TypeError-tensor relu(): argument 'input' (position 1) must be Tensor, not {}
nn.functional.relu6
 def relu6(input, inplace=)
 input TypeError-tensor relu6(): argument 'input' (position 1) must be Tensor, not {}
nn.functional.selu
 def selu(input, inplace=)
 input TypeError-tensor selu(): argument 'input' (position 1) must be Tensor, not {}
nn.functional.sigmoid
 def sigmoid(input)
 input AttributeError-tensor '{}' object has no attribute 'sigmoid'
nn.functional.silu
 def silu(input, inplace=)
 input TypeError-tensor silu(): argument 'input' (position 1) must be Tensor, not {}
nn.functional.smooth_l1_loss
 def smooth_l1_loss(input, target, size_average=, reduce=, reduction=, beta=)
 input AttributeError-tensor '{}' object has no attribute 'size'
 target AttributeError-tensor '{}' object has no attribute 'size'
nn.functional.softmax
 def softmax(input, dim=, _stacklevel=, dtype=)
 input AttributeError-tensor '{}' object has no attribute 'softmax'
 dim TypeError softmax() received an invalid combination of arguments - got ({}), but expected one of:\\n * (int dim, torch.dtype dtype)\\n * (name dim, *, torch.dtype dtype)\\n
nn.functional.softplus
 softplus(Tensor input, Scalar beta=, Scalar threshold=, *, Tensor out=None)
nn.functional.tanh
 def tanh(input)
 input AttributeError-tensor '{}' object has no attribute 'tanh'
nonzero
 nonzero(Tensor input)
norm
 def norm(input, p=, dim=, keepdim=, out=, dtype=)
 input AttributeError-tensor '{}' object has no attribute 'dim'
normal
 normal(Tensor mean, Tensor std, *, Generator? generator=None, Tensor out=None)
 normal(Tensor mean, double std=, *, Generator? generator=None, Tensor out=None)
 normal(double mean, Tensor std, *, Generator? generator=None, Tensor out=None)
 normal(double mean, double std, IntArrayRef size, *, Generator? generator=None, Tensor out=None, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=, bool? requires_grad=)
not_equal
 not_equal(Tensor input, Tensor other, *, Tensor out=None)
 not_equal(Tensor input, Scalar other, *, Tensor out=None)
numel
 numel(Tensor input)
ones
 ones(IntArrayRef size, *, DimnameList? names, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=, bool? requires_grad=)
 ones(SymIntArrayRef size, *, Tensor out=None, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=, bool? requires_grad=)
ones_like
 ones_like(Tensor input, *, MemoryFormat? memory_format=None, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=, bool? requires_grad=)
outer
 outer(Tensor input, Tensor vec2, *, Tensor out=None)
permute
 permute(Tensor input, IntArrayRef dims)
pinverse
 pinverse(Tensor input, double rcond=)
positive
 positive(Tensor input)
pow
 pow(Tensor input, Tensor exponent, *, Tensor out=None)
 pow(Scalar self, Tensor exponent, *, Tensor out=None)
 pow(Tensor input, Scalar exponent, *, Tensor out=None)
prod
 prod(Tensor input, *, ScalarType? dtype=None)
 prod(Tensor input, int64_t dim, bool keepdim=, *, ScalarType? dtype=None, Tensor out=None)
 prod(Tensor input, Dimname dim, bool keepdim=, *, ScalarType? dtype=None, Tensor out=None)
promote_types
 promote_types(ScalarType type1, ScalarType type2)
quantile
 quantile(Tensor input, Tensor q, int64_t? dim=None, bool keepdim=, *, c10::string_view interpolation=, Tensor out=None)
 quantile(Tensor input, double q, int64_t? dim=None, bool keepdim=, *, c10::string_view interpolation=, Tensor out=None)
rad2deg
 rad2deg(Tensor input, *, Tensor out=None)
rand
 rand(IntArrayRef size, *, Generator? generator, DimnameList? names, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=, bool? requires_grad=)
 rand(IntArrayRef size, *, Generator? generator, Tensor out=None, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=, bool? requires_grad=)
 rand(IntArrayRef size, *, Tensor out=None, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=, bool? requires_grad=)
 rand(IntArrayRef size, *, DimnameList? names, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=, bool? requires_grad=)
rand_like
 rand_like(Tensor input, *, MemoryFormat? memory_format=None, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=, bool? requires_grad=)
randint
 randint(int64_t high, IntArrayRef size, *, Generator? generator, Tensor out=None, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=, bool? requires_grad=)
 randint(int64_t high, IntArrayRef size, *, Tensor out=None, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=, bool? requires_grad=)
 randint(int64_t low, int64_t high, IntArrayRef size, *, Generator? generator, Tensor out=None, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=, bool? requires_grad=)
 randint(int64_t low, int64_t high, IntArrayRef size, *, Tensor out=None, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=, bool? requires_grad=)
randint_like
 randint_like(Tensor input, int64_t high, *, MemoryFormat? memory_format=None, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=, bool? requires_grad=)
 randint_like(Tensor input, int64_t low, int64_t high, *, MemoryFormat? memory_format=None, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=, bool? requires_grad=)
randn
 randn(IntArrayRef size, *, Generator? generator, DimnameList? names, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=, bool? requires_grad=)
 randn(IntArrayRef size, *, Generator? generator, Tensor out=None, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=, bool? requires_grad=)
 randn(IntArrayRef size, *, Tensor out=None, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=, bool? requires_grad=)
 randn(IntArrayRef size, *, DimnameList? names, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=, bool? requires_grad=)
randn_like
 randn_like(Tensor input, *, MemoryFormat? memory_format=None, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=, bool? requires_grad=)
randperm
 randperm(int64_t n, *, Generator? generator, Tensor out=None, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=, bool? requires_grad=)
 randperm(int64_t n, *, Tensor out=None, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=, bool? requires_grad=)
ravel
 ravel(Tensor input)
reciprocal
 reciprocal(Tensor input, *, Tensor out=None)
relu
 relu(Tensor input)
remainder
 remainder(Tensor input, Tensor other, *, Tensor out=None)
 remainder(Scalar self, Tensor other)
 remainder(Tensor input, Scalar other, *, Tensor out=None)
repeat_interleave
 repeat_interleave(Tensor input, Tensor repeats, int64_t? dim=None, *, int64_t? output_size=None)
 repeat_interleave(Tensor input, int64_t repeats, int64_t? dim=None, *, int64_t? output_size=None)
 repeat_interleave(Tensor repeats, *, int64_t? output_size=None)
reshape
 reshape(Tensor input, SymIntArrayRef shape)
result_type
 result_type(Tensor tensor, Tensor other)
 result_type(Scalar scalar, Tensor tensor)
 result_type(Tensor tensor, Scalar other)
 result_type(Scalar scalar1, Scalar scalar2)
roll
 roll(Tensor input, IntArrayRef[1] shifts, IntArrayRef[1] dims=None)
rot90
 rot90(Tensor input, int64_t k=, IntArrayRef dims=,1})
round
 round(Tensor input, *, Tensor out=None)
 round(Tensor input, *, int64_t decimals, Tensor out=None)
rsqrt
 rsqrt(Tensor input, *, Tensor out=None)
rsub
 rsub(Tensor input, Tensor other, *, Scalar alpha=)
 rsub(Tensor input, Scalar other, Scalar alpha=)
scalar_tensor
 scalar_tensor(Scalar s, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=, bool? requires_grad=)
scatter
 scatter(Tensor input, int64_t dim, Tensor index, Tensor src, *, Tensor out=None)
 scatter(Tensor input, int64_t dim, Tensor index, Tensor src, *, c10::string_view reduce, Tensor out=None)
 scatter(Tensor input, Dimname dim, Tensor index, Tensor src)
 scatter(Tensor input, int64_t dim, Tensor index, Scalar value, *, Tensor out=None)
 scatter(Tensor input, int64_t dim, Tensor index, Scalar value, *, c10::string_view reduce, Tensor out=None)
 scatter(Tensor input, Dimname dim, Tensor index, Scalar value)
scatter_add
 scatter_add(Tensor input, int64_t dim, Tensor index, Tensor src, *, Tensor out=None)
 scatter_add(Tensor input, Dimname dim, Tensor index, Tensor src)
searchsorted
 searchsorted(Tensor sorted_sequence, Tensor input, *, bool out_int32=, bool right=, c10::string_view? side=None, Tensor? sorter=None, Tensor out=None)
 searchsorted(Tensor sorted_sequence, Scalar self, *, bool out_int32=, bool right=, c10::string_view? side=None, Tensor? sorter=None)
select
 select(Tensor input, int64_t dim, int64_t index)
 select(Tensor input, Dimname dim, int64_t index)
set_default_dtype
 def set_default_dtype(d)
set_printoptions
 def set_printoptions(precision=, threshold=, edgeitems=, linewidth=, profile=, sci_mode=)
sgn
 sgn(Tensor input, *, Tensor out=None)
sigmoid
 sigmoid(Tensor input, *, Tensor out=None)
sign
 sign(Tensor input, *, Tensor out=None)
signbit
 signbit(Tensor input, *, Tensor out=None)
sin
 sin(Tensor input, *, Tensor out=None)
sinh
 sinh(Tensor input, *, Tensor out=None)
slogdet
 slogdet(Tensor input, *, TensorList[2] out=None)
softmax
 softmax(Tensor input, int64_t dim, ScalarType? dtype=None, *, Tensor out=None)
 softmax(Tensor input, Dimname dim, *, ScalarType? dtype=None)
sort
 sort(Tensor input, *, bool? stable, int64_t dim=, bool descending=, TensorList[2] out=None)
 sort(Tensor input, int64_t dim=, bool descending=, *, TensorList[2] out=None)
 sort(Tensor input, *, bool? stable, Dimname dim, bool descending=, TensorList[2] out=None)
 sort(Tensor input, Dimname dim, bool descending=, *, TensorList[2] out=None)
split
 def split(tensor, split_size_or_sections, dim=)
sqrt
 sqrt(Tensor input, *, Tensor out=None)
square
 square(Tensor input, *, Tensor out=None)
squeeze
 squeeze(Tensor input)
 squeeze(Tensor input, int64_t dim)
 squeeze(Tensor input, Dimname dim)
stack
 stack(TensorList tensors, int64_t dim=, *, Tensor out=None)
std
 std(Tensor input, IntArrayRef[1]? dim, *, int64_t? correction, bool keepdim=, Tensor out=None)
 std(Tensor input, IntArrayRef[1]? dim, bool unbiased=, bool keepdim=, *, Tensor out=None)
 std(Tensor input, bool unbiased=)
 std(Tensor input, DimnameList[1] dim, *, int64_t? correction, bool keepdim=, Tensor out=None)
 std(Tensor input, DimnameList[1] dim, bool unbiased=, bool keepdim=, *, Tensor out=None)
std_mean
 std_mean(Tensor input, IntArrayRef[1]? dim, *, int64_t? correction, bool keepdim=)
 std_mean(Tensor input, IntArrayRef[1]? dim, bool unbiased=, bool keepdim=)
 std_mean(Tensor input, bool unbiased=)
 std_mean(Tensor input, DimnameList[1] dim, *, int64_t? correction, bool keepdim=)
 std_mean(Tensor input, DimnameList[1] dim, bool unbiased=, bool keepdim=)
sub
 sub(Tensor input, Tensor other, *, Scalar alpha=, Tensor out=None)
 sub(Scalar alpha, Tensor other)|deprecated
 sub(Tensor input, Scalar alpha, Tensor other, *, Tensor out=None)|deprecated
subtract
 subtract(Tensor input, Tensor other, *, Scalar alpha=, Tensor out=None)
 subtract(Tensor input, Scalar other, Scalar alpha=)
sum
 sum(Tensor input, *, ScalarType dtype)
 sum(Tensor input, IntArrayRef[1]? dim=None, bool keepdim=, *, ScalarType? dtype=None, Tensor out=None)
 sum(Tensor input, DimnameList[1] dim, bool keepdim=, *, ScalarType? dtype=None, Tensor out=None)
svd
 svd(Tensor input, bool some=, bool compute_uv=, *, TensorList[3] out=None)
swapaxes
 swapaxes(Tensor input, int64_t axis0, int64_t axis1)
t
 t(Tensor input)
take
 take(Tensor input, Tensor index, *, Tensor out=None)
take_along_dim
 take_along_dim(Tensor input, Tensor indices, int64_t? dim=None, *, Tensor out=None)
tan
 tan(Tensor input, *, Tensor out=None)
tanh
 tanh(Tensor input, *, Tensor out=None)
tensor
 tensor(PyObject* data, *, ScalarType dtype=None, Device? device=None, bool pin_memory=, bool requires_grad=, DimnameList? names=None)
tensor_split
 tensor_split(Tensor input, Tensor tensor_indices_or_sections, int64_t dim=)
 tensor_split(Tensor input, int64_t sections, int64_t dim=)
 tensor_split(Tensor input, IntArrayRef indices, int64_t dim=)
tensordot
 def tensordot(a, b, dims=, out=)
tile
 tile(Tensor input, IntArrayRef dims)
topk
 topk(Tensor input, int64_t k, int64_t dim=, bool largest=, bool sorted=, *, TensorList[2] out=None)
trace
 trace(Tensor input)
transpose
 transpose(Tensor input, int64_t dim0, int64_t dim1)
 transpose(Tensor input, Dimname dim0, Dimname dim1)
tril
 tril(Tensor input, int64_t diagonal=, *, Tensor out=None)
triu
 triu(Tensor input, int64_t diagonal=, *, Tensor out=None)
true_divide
 true_divide(Tensor input, Tensor other, *, Tensor out=None)
 true_divide(Tensor input, Scalar other)
trunc
 trunc(Tensor input, *, Tensor out=None)
unbind
 unbind(Tensor input, int64_t dim=)
 unbind(Tensor input, Dimname dim)
unflatten
 unflatten(Tensor input, Dimname dim, IntArrayRef sizes, DimnameList names)
 unflatten(Tensor input, int64_t dim, IntArrayRef sizes)
unique
 def _return_output(input, sorted=, return_inverse=, return_counts=, dim=)
 input TypeError-tensor _unique2(): argument 'input' (position 1) must be Tensor, not {}
 return_inverse TypeError _unique2(): argument 'return_inverse' must be bool, not {}
unique_consecutive
 def _consecutive_return_output(input, return_inverse=, return_counts=, dim=)
 input TypeError-tensor unique_consecutive(): argument 'input' (position 1) must be Tensor, not {}
 return_inverse TypeError unique_consecutive(): argument 'return_inverse' must be bool, not {}
unsqueeze
 unsqueeze(Tensor input, int64_t dim)
vander
 vander(Tensor x, int64_t? N=None, bool increasing=)
var
 var(Tensor input, IntArrayRef[1]? dim, *, int64_t? correction, bool keepdim=, Tensor out=None)
 var(Tensor input, IntArrayRef[1]? dim, bool unbiased=, bool keepdim=, *, Tensor out=None)
 var(Tensor input, bool unbiased=)
 var(Tensor input, DimnameList[1] dim, *, int64_t? correction, bool keepdim=, Tensor out=None)
 var(Tensor input, DimnameList[1] dim, bool unbiased=, bool keepdim=, *, Tensor out=None)
var_mean
 var_mean(Tensor input, IntArrayRef[1]? dim, *, int64_t? correction, bool keepdim=)
 var_mean(Tensor input, IntArrayRef[1]? dim, bool unbiased=, bool keepdim=)
 var_mean(Tensor input, bool unbiased=)
 var_mean(Tensor input, DimnameList[1] dim, *, int64_t? correction, bool keepdim=)
 var_mean(Tensor input, DimnameList[1] dim, bool unbiased=, bool keepdim=)
vstack
 vstack(TensorList tensors, *, Tensor out=None)
where
 where(Tensor condition)
 where(Tensor condition, Tensor input, Tensor other, *, Tensor out=None)
 where(Tensor condition, Scalar self, Tensor other)
 where(Tensor condition, Tensor input, Scalar other)
 where(Tensor condition, Scalar self, Scalar other)
zeros
 zeros(IntArrayRef size, *, DimnameList? names, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=, bool? requires_grad=)
 zeros(SymIntArrayRef size, *, Tensor out=None, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=, bool? requires_grad=)
zeros_like
 zeros_like(Tensor input, *, MemoryFormat? memory_format=None, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=, bool? requires_grad=)
"""
