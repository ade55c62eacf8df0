"""Functions of torch and torch.linalg that are made of others."""

import collections

import torch


def cosine_similarity(x1, x2, dim=1, eps=1e-8):
    return torch.nn.functional.cosine_similarity(x1, x2, dim, eps)


def pairwise_distance(x1, x2, p=2.0, eps=1e-6, keepdim=False):
    return torch.nn.functional.pairwise_distance(x1, x2, p, eps, keepdim)


def cumulative_trapezoid(y, x=None, *, dx=1, dim=-1):
    y = y.transpose(dim, -1)
    wide = dx if x is None else torch.diff(x)
    return (((y[..., 1:] + y[..., :-1]) * wide) / 2.0).cumsum(-1).transpose(dim, -1)


def vdot(input, other):
    return torch.dot(input, other)


def addr(input, vec1, vec2, *, beta=1, alpha=1):
    return beta * input + alpha * torch.outer(vec1, vec2)


def logcumsumexp(input, dim):
    most = input.detach().amax(dim, keepdim=True)
    return (input - most).exp().cumsum(dim).log() + most


def diag_embed(input, offset=0, dim1=-2, dim2=-1):
    if (dim1, dim2) != (-2, -1):
        raise NotImplementedError("dim1= and dim2= of torch.diag_embed are not part of this lab")
    size = input.shape[-1] + abs(offset)
    made = input.new_zeros(*input.shape[:-1], size, size)
    at = torch.arange(input.shape[-1])
    made[..., at + max(-offset, 0), at + max(offset, 0)] = input
    return made


def nanmedian(input):
    return input[~input.isnan()].median()


def select_scatter(input, src, dim, index):
    made = input.clone()
    made.select(dim, index).copy_(src)
    return made


def is_signed(input):
    return input.dtype not in (torch.uint8, torch.bool)


def real(input):
    return input


def scatter_reduce(input, dim, index, src, reduce, *, include_self=True):
    if reduce != "sum" or not include_self:
        raise NotImplementedError(f"reduce='{reduce}' of scatter_reduce is not part of this lab")
    return input.scatter_add(dim, index, src)


_lstsq = collections.namedtuple("linalg_lstsq", "solution residuals rank singular_values")
_inv_ex = collections.namedtuple("linalg_inv_ex", "inverse info")


def lstsq(input, b, rcond=None, *, driver=None):
    solution = torch.linalg.pinv(input) @ b
    rank = torch.linalg.matrix_rank(input)
    left = torch.empty(0)
    if input.shape[-2] > input.shape[-1] and int(rank) == input.shape[-1]:
        left = ((input @ solution - b) ** 2).sum(-2)
    return _lstsq(solution, left, rank, torch.empty(0))


def inv_ex(A, *, check_errors=False):
    return _inv_ex(torch.linalg.inv(A), torch.zeros(A.shape[:-2], dtype=torch.int32))


def matmul(input, other):
    return torch.matmul(input, other)


def vecdot(x, y, *, dim=-1):
    return (x * y).sum(dim)


def diagonal(A, *, offset=0, dim1=-2, dim2=-1):
    return torch.diagonal(A, offset, dim1, dim2)


functions = {
    f.__name__: f
    for f in (
        cosine_similarity, pairwise_distance, cumulative_trapezoid, vdot, addr, logcumsumexp, diag_embed, nanmedian, select_scatter,
        is_signed, real, scatter_reduce,
    )
}
