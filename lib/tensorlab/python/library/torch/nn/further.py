"""What of torch.nn.functional is asked for less often, made of what there is."""

import math

import torch
from torch.nn import functional as F


def _flat(value):
    """A one-dimensional window's number, in a tuple or alone."""
    return value[0] if isinstance(value, (tuple, list)) else value


def _as_image(input, name):
    if input.dim() not in (2, 3):
        raise RuntimeError(f"{name}() Expected 2D or 3D input tensor, but got input of size: {list(input.shape)}")
    return input.unsqueeze(-2)


def max_pool1d(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False):
    image, size = _as_image(input, "max_pool1d"), _flat(kernel_size)
    step = size if stride is None else _flat(stride)
    return F.max_pool2d(
        image, (1, size), (1, step), (0, _flat(padding)), (1, _flat(dilation)), ceil_mode, return_indices
    ).squeeze(-2)


def avg_pool1d(input, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True):
    image, size = _as_image(input, "avg_pool1d"), _flat(kernel_size)
    step = size if stride is None else _flat(stride)
    return F.avg_pool2d(image, (1, size), (1, step), (0, _flat(padding)), ceil_mode, count_include_pad).squeeze(-2)


def adaptive_avg_pool1d(input, output_size):
    return F.adaptive_avg_pool2d(_as_image(input, "adaptive_avg_pool1d"), (1, _flat(output_size))).squeeze(-2)


def _spans(size, wanted):
    return [(at * size // wanted, -(-(at + 1) * size // wanted)) for at in range(wanted)]


def adaptive_max_pool2d(input, output_size, return_indices=False):
    if return_indices:
        raise NotImplementedError("adaptive_max_pool2d(return_indices=True) is not part of this lab")
    sides = output_size if isinstance(output_size, (tuple, list)) else (output_size, output_size)
    height, width = (own if wanted is None else wanted for own, wanted in zip(input.shape[-2:], sides))
    rows = [input[..., a:b, :].amax(-2) for a, b in _spans(input.shape[-2], height)]
    tall = torch.stack(rows, -2)
    return torch.stack([tall[..., a:b].amax(-1) for a, b in _spans(input.shape[-1], width)], -1)


def adaptive_max_pool1d(input, output_size, return_indices=False):
    return adaptive_max_pool2d(input.unsqueeze(-2), (1, _flat(output_size)), return_indices).squeeze(-2)


def _pair(value):
    return tuple(value) if isinstance(value, (tuple, list)) else (value, value)


def conv_transpose2d(input, weight, bias=None, stride=1, padding=0, output_padding=0, groups=1, dilation=1):
    if groups != 1:
        raise NotImplementedError("groups= of conv_transpose2d is not part of this lab")
    channels = input.shape[-3]
    if channels != weight.shape[0]:
        raise RuntimeError(
            f"Given transposed=1, weight of size {list(weight.shape)}, expected input{list(input.shape)} to have "
            f"{weight.shape[0]} channels, but got {channels} channels instead"
        )
    (down, right), (tall, wide), (below, beside), (rows, columns) = map(
        _pair, (stride, padding, output_padding, dilation)
    )
    height, width = input.shape[-2:]
    apart = input.new_zeros(*input.shape[:-2], (height - 1) * down + 1, (width - 1) * right + 1)
    apart[..., ::down, ::right] = input
    over, across = rows * (weight.shape[-2] - 1), columns * (weight.shape[-1] - 1)
    framed = F.pad(apart, (across, across + beside, over, over + below))
    made = F.conv2d(framed, weight.flip(-2, -1).transpose(0, 1), bias, 1, 0, (rows, columns))
    return made[..., tall:made.shape[-2] - tall, wide:made.shape[-1] - wide]


def conv_transpose1d(input, weight, bias=None, stride=1, padding=0, output_padding=0, groups=1, dilation=1):
    flat = [(other, _flat(value)) for other, value in ((1, stride), (0, padding), (0, output_padding))]
    made = conv_transpose2d(
        input.unsqueeze(-2), weight.unsqueeze(-2), bias, *flat, groups, (1, _flat(dilation))
    )
    return made.squeeze(-2)


def _spread(size, wanted, mode, aligned):
    """A row for each wanted place: how much of each given one it takes."""
    weights = torch.zeros(wanted, size)
    for at in range(wanted):
        if mode == "nearest":
            weights[at, min(at * size // wanted, size - 1)] = 1
            continue
        if aligned:
            place = at * (size - 1) / (wanted - 1) if wanted > 1 else 0.0
        else:
            place = max((at + 0.5) * size / wanted - 0.5, 0.0)
        low = min(math.floor(place), size - 1)
        share = place - low
        weights[at, low] += 1 - share
        weights[at, min(low + 1, size - 1)] += share
    return weights


def interpolate(input, size=None, scale_factor=None, mode="nearest", align_corners=None, recompute_scale_factor=None,
                antialias=False):
    dims = input.dim() - 2
    kinds = {1: ("nearest", "linear"), 2: ("nearest", "bilinear")}
    if dims not in kinds or mode not in kinds[dims]:
        raise NotImplementedError(f"interpolate of {input.dim()}D input in mode '{mode}' is not part of this lab")
    if (size is None) == (scale_factor is None):
        raise ValueError(
            "either size or scale_factor should be defined" if size is None
            else "only one of size or scale_factor should be defined"
        )
    if mode == "nearest" and align_corners is not None:
        raise ValueError(
            "align_corners option can only be set with the interpolating modes: linear | bilinear | bicubic | trilinear"
        )
    own = input.shape[2:]
    if size is None:
        factors = scale_factor if isinstance(scale_factor, (tuple, list)) else (scale_factor,) * dims
        size = [math.floor(side * factor) for side, factor in zip(own, factors)]
    elif isinstance(size, int):
        size = [size] * dims
    matrices = [_spread(side, wanted, mode, bool(align_corners)).to(input.dtype) for side, wanted in zip(own, size)]
    if dims == 1:
        return input @ matrices[0].t()
    return matrices[0] @ input @ matrices[1].t()


def upsample(input, size=None, scale_factor=None, mode="nearest", align_corners=None):
    return interpolate(input, size, scale_factor, mode, align_corners)


def unfold(input, kernel_size, dilation=1, padding=0, stride=1):
    if input.dim() not in (3, 4):
        raise NotImplementedError(
            f"Input Error: Only unbatched (3D) or batched (4D) image-like tensors are supported, but got {input.dim()}D"
        )
    (tall, wide), (rows, columns), (above, beside), (down, right) = map(_pair, (kernel_size, dilation, padding, stride))
    batch = input if input.dim() == 4 else input.unsqueeze(0)
    framed = F.pad(batch, (beside, beside, above, above))
    height = (framed.shape[-2] - rows * (tall - 1) - 1) // down + 1
    width = (framed.shape[-1] - columns * (wide - 1) - 1) // right + 1
    windows = [
        framed[..., y * rows:y * rows + (height - 1) * down + 1:down, x * columns:x * columns + (width - 1) * right + 1:right]
        for y in range(tall) for x in range(wide)
    ]
    made = torch.stack(windows, 2).reshape(batch.shape[0], batch.shape[1] * tall * wide, height * width)
    return made if input.dim() == 4 else made.squeeze(0)


def fold(input, output_size, kernel_size, dilation=1, padding=0, stride=1):
    (full, broad), (tall, wide), (rows, columns), (above, beside), (down, right) = map(
        _pair, (output_size, kernel_size, dilation, padding, stride)
    )
    batch = input if input.dim() == 3 else input.unsqueeze(0)
    height = (full + 2 * above - rows * (tall - 1) - 1) // down + 1
    width = (broad + 2 * beside - columns * (wide - 1) - 1) // right + 1
    parts = batch.reshape(batch.shape[0], -1, tall * wide, height, width)
    made = batch.new_zeros(batch.shape[0], parts.shape[1], full + 2 * above, broad + 2 * beside)
    for at in range(tall * wide):
        y, x = at // wide * rows, at % wide * columns
        made[..., y:y + (height - 1) * down + 1:down, x:x + (width - 1) * right + 1:right] += parts[:, :, at]
    made = made[..., above:above + full, beside:beside + broad]
    return made if input.dim() == 3 else made.squeeze(0)


def pdist(input, p=2.0):
    if input.dim() != 2:
        raise RuntimeError("pdist only supports 2D tensors, got: " + f"{input.dim()}D")
    first, second = torch.triu_indices(input.shape[0], input.shape[0], 1)
    return (input[first] - input[second]).norm(p, dim=1)


def group_norm(input, num_groups, weight=None, bias=None, eps=1e-05):
    if input.size(0) * input.size(1) // num_groups * math.prod(input.shape[2:]) == 1:
        raise ValueError(f"Expected more than 1 value per channel when training, got input size {list(input.shape)}")
    return torch.group_norm(input, num_groups, weight, bias, eps)


def instance_norm(input, running_mean=None, running_var=None, weight=None, bias=None, use_input_stats=True, momentum=0.1,
                  eps=1e-05):
    channels = input.shape[1]
    if math.prod(input.shape[2:]) == 1:
        raise ValueError(f"Expected more than 1 spatial element when training, got input size {input.shape}")
    for name, one in (("weight", weight), ("bias", bias)):
        if one is not None and len(one) != channels:
            raise RuntimeError(f"{name} should contain {channels} elements not {len(one)}")
    return torch.group_norm(input, channels, weight, bias, eps).view(input.shape)


def pixel_shuffle(input, upscale_factor):
    r = upscale_factor
    *lead, channels, height, width = input.shape
    if channels % (r * r):
        raise RuntimeError(
            f"pixel_shuffle expects its input's 'channel' dimension to be divisible by the square of upscale_factor, but input.size(-3)={channels} is not divisible by {r * r}"
        )
    split = input.reshape(-1, channels // (r * r), r, r, height, width)
    return split.permute(0, 1, 4, 2, 5, 3).reshape(*lead, channels // (r * r), height * r, width * r)


def gumbel_softmax(logits, tau=1, hard=False, eps=1e-10, dim=-1):
    noise = -torch.empty_like(logits).exponential_().log()
    soft = ((logits + noise) / tau).softmax(dim)
    if not hard:
        return soft
    place = soft.max(dim, keepdim=True)[1]
    return torch.zeros_like(logits).scatter_(dim, place, 1.0) - soft.detach() + soft


def _reduced(each, reduction):
    if reduction == "none":
        return each
    if reduction not in ("mean", "sum"):
        raise ValueError(f"{reduction} is not a valid value for reduction")
    return each.mean() if reduction == "mean" else each.sum()


def hinge_embedding_loss(input, target, margin=1.0, size_average=None, reduce=None, reduction="mean"):
    apart = (margin - input).clamp(min=0)
    zero = torch.zeros_like(input)
    return _reduced(torch.where(target != -1, input, zero) + torch.where(target != 1, apart, zero), reduction)


def margin_ranking_loss(input1, input2, target, margin=0, size_average=None, reduce=None, reduction="mean"):
    if not input1.dim() == input2.dim() == target.dim():
        raise RuntimeError(
            f"margin_ranking_loss : All input tensors should have same dimension but got sizes: input1: {input1.size()}, "
            f"input2: {input2.size()}, target: {target.size()} "
        )
    return _reduced((-target * (input1 - input2) + margin).clamp(min=0), reduction)


def soft_margin_loss(input, target, size_average=None, reduce=None, reduction="mean"):
    return _reduced((-target * input).exp().log1p(), reduction)


def triplet_margin_loss(anchor, positive, negative, margin=1.0, p=2, eps=1e-6, swap=False, size_average=None, reduce=None,
                        reduction="mean"):
    near, far = F.pairwise_distance(anchor, positive, p, eps), F.pairwise_distance(anchor, negative, p, eps)
    if swap:
        far = torch.minimum(far, F.pairwise_distance(positive, negative, p, eps))
    return _reduced((margin + near - far).clamp(min=0), reduction)


def cosine_embedding_loss(input1, input2, target, margin=0, size_average=None, reduce=None, reduction="mean"):
    squares = ((input1 * input1).sum(-1) + 1e-12) * ((input2 * input2).sum(-1) + 1e-12)
    alike = (input1 * input2).sum(-1) / squares.sqrt()
    zero = torch.zeros_like(alike)
    each = torch.where(target == 1, 1 - alike, zero) + torch.where(target == -1, (alike - margin).clamp(min=0), zero)
    return _reduced(each, reduction)


def poisson_nll_loss(input, target, log_input=True, full=False, size_average=None, eps=1e-8, reduce=None, reduction="mean"):
    each = input.exp() - target * input if log_input else input - target * (input + eps).log()
    if full:
        stirling = target * target.log() - target + 0.5 * (2 * math.pi * target).log()
        each = each + torch.where(target > 1, stirling, torch.zeros_like(each))
    return _reduced(each, reduction)


def gaussian_nll_loss(input, target, var, full=False, eps=1e-6, reduction="mean"):
    if (var < 0).any():
        raise ValueError("var has negative entry/entries")
    held = var.clone()
    with torch.no_grad():
        held.clamp_(min=eps)
    each = 0.5 * (held.log() + (input - target) ** 2 / held)
    return _reduced(each + 0.5 * math.log(2 * math.pi) if full else each, reduction)


def multilabel_soft_margin_loss(input, target, weight=None, size_average=None, reduce=None, reduction="mean"):
    each = -(target * F.logsigmoid(input) + (1 - target) * F.logsigmoid(-input))
    each = each if weight is None else each * weight
    return _reduced(each.sum(-1) / input.shape[-1], reduction)


def multi_margin_loss(input, target, p=1, margin=1.0, weight=None, size_average=None, reduce=None, reduction="mean"):
    own = input.gather(-1, target.unsqueeze(-1))
    each = (margin - own + input).clamp(min=0) ** p
    each = each if weight is None else each * weight[target].unsqueeze(-1)
    others = torch.ones_like(input).scatter(-1, target.unsqueeze(-1), 0.0)
    return _reduced((each * others).sum(-1) / input.shape[-1], reduction)


def bilinear(input1, input2, weight, bias=None):
    made = torch.einsum("...i,oij,...j->...o", input1, weight, input2)
    return made if bias is None else made + bias


def _in_place(name):
    def function(input, *given, **named):
        return input.copy_(getattr(F, name)(input, *given, **named))

    function.__name__ = function.__qualname__ = name + "_"
    return function


leaky_relu_, elu_, hardtanh_, selu_, celu_, threshold_ = map(
    _in_place, "leaky_relu elu hardtanh selu celu threshold".split()
)


def relu_(input):
    return input.relu_()
