"""Attention of several heads, and the encoder made of it."""

import copy

import torch
from torch.nn import functional, init
from torch.nn.modules.container import ModuleList
from torch.nn.modules.dropout import Dropout
from torch.nn.modules.linear import Linear
from torch.nn.modules.module import Module
from torch.nn.modules.normalization import LayerNorm
from torch.nn.parameter import Parameter


class NonDynamicallyQuantizableLinear(Linear):
    pass


class MultiheadAttention(Module):
    def __init__(self, embed_dim, num_heads, dropout=0.0, bias=True, add_bias_kv=False, add_zero_attn=False, kdim=None, vdim=None,
                 batch_first=False, device=None, dtype=None):
        super().__init__()
        if add_bias_kv or add_zero_attn or kdim not in (None, embed_dim) or vdim not in (None, embed_dim):
            raise NotImplementedError(
                "add_bias_kv, add_zero_attn, kdim and vdim of MultiheadAttention are not part of this lab"
            )
        self.embed_dim = embed_dim
        self.num_heads = num_heads
        self.dropout = dropout
        self.batch_first = batch_first
        self.head_dim = embed_dim // num_heads
        assert self.head_dim * num_heads == embed_dim, "embed_dim must be divisible by num_heads"
        self.in_proj_weight = Parameter(torch.empty((3 * embed_dim, embed_dim), device=device, dtype=dtype))
        if bias:
            self.in_proj_bias = Parameter(torch.empty(3 * embed_dim, device=device, dtype=dtype))
        else:
            self.register_parameter("in_proj_bias", None)
        self.out_proj = NonDynamicallyQuantizableLinear(embed_dim, embed_dim, bias=bias, device=device, dtype=dtype)
        init.xavier_uniform_(self.in_proj_weight)
        if bias:
            init.constant_(self.in_proj_bias, 0.0)
            init.constant_(self.out_proj.bias, 0.0)

    def _heads(self, x):
        length, batch, _ = x.shape
        return x.contiguous().view(length, batch * self.num_heads, self.head_dim).transpose(0, 1)

    def _hidden_from(self, mask, name):
        """What is added to the scores: minus infinity where a mask of truth values is set."""
        if mask.dtype != torch.bool:
            assert mask.is_floating_point(), f"only bool and floating types of {name} are supported"
            return mask
        return torch.zeros(mask.shape).masked_fill_(mask, float("-inf"))

    def forward(self, query, key, value, key_padding_mask=None, need_weights=True, attn_mask=None, average_attn_weights=True):
        batched = query.dim() == 3
        if not batched:
            query, key, value = (x.unsqueeze(1) for x in (query, key, value))
        elif self.batch_first:
            query, key, value = (x.transpose(1, 0) for x in (query, key, value))
        length, batch, width = query.shape
        assert width == self.embed_dim, f"was expecting embedding dimension of {self.embed_dim}, but got {width}"
        assert key.shape == value.shape, f"key shape {key.shape} does not match value shape {value.shape}"
        weights = self.in_proj_weight.chunk(3)
        biases = (None,) * 3 if self.in_proj_bias is None else self.in_proj_bias.chunk(3)
        q, k, v = (
            self._heads(functional.linear(x, w, b)) for x, w, b in zip((query, key, value), weights, biases)
        )
        scores = (q / self.head_dim ** 0.5) @ k.transpose(-2, -1)
        if attn_mask is not None:
            wanted = (length, key.shape[0]) if attn_mask.dim() == 2 else (batch * self.num_heads, length, key.shape[0])
            if tuple(attn_mask.shape) != wanted:
                raise RuntimeError(
                    f"The shape of the {attn_mask.dim()}D attn_mask is {attn_mask.shape}, but should be {wanted}."
                )
            scores = scores + self._hidden_from(attn_mask, "attn_mask")
        if key_padding_mask is not None:
            if not batched:
                key_padding_mask = key_padding_mask.unsqueeze(0)
            hidden = self._hidden_from(key_padding_mask, "key_padding_mask")
            scores = scores + hidden.repeat_interleave(self.num_heads, 0).unsqueeze(1)
        shares = functional.softmax(scores, -1)
        if self.dropout > 0:
            shares = functional.dropout(shares, self.dropout, self.training)
        joined = (shares @ v).transpose(0, 1).contiguous().view(length * batch, width)
        out = self.out_proj(joined).view(length, batch, width)
        told = None
        if need_weights:
            told = shares.view(batch, self.num_heads, length, key.shape[0])
            if average_attn_weights:
                told = told.sum(dim=1) / self.num_heads
        if not batched:
            return out.squeeze(1), None if told is None else told.squeeze(0)
        return (out.transpose(1, 0) if self.batch_first else out), told


def _activation(name):
    if callable(name):
        return name
    if name in ("relu", "gelu"):
        return getattr(functional, name)
    raise RuntimeError(f"activation should be relu/gelu, not {name}")


class TransformerEncoderLayer(Module):
    def __init__(self, d_model, nhead, dim_feedforward=2048, dropout=0.1, activation="relu", layer_norm_eps=1e-05, batch_first=False,
                 norm_first=False, device=None, dtype=None):
        super().__init__()
        self.self_attn = MultiheadAttention(d_model, nhead, dropout=dropout, batch_first=batch_first)
        self.linear1 = Linear(d_model, dim_feedforward)
        self.dropout = Dropout(dropout)
        self.linear2 = Linear(dim_feedforward, d_model)
        self.norm_first = norm_first
        self.norm1 = LayerNorm(d_model, eps=layer_norm_eps)
        self.norm2 = LayerNorm(d_model, eps=layer_norm_eps)
        self.dropout1 = Dropout(dropout)
        self.dropout2 = Dropout(dropout)
        self.activation = _activation(activation)

    def _attended(self, x, mask, padding):
        return self.dropout1(self.self_attn(x, x, x, padding, False, mask)[0])

    def _fed(self, x):
        return self.dropout2(self.linear2(self.dropout(self.activation(self.linear1(x)))))

    def forward(self, src, src_mask=None, src_key_padding_mask=None):
        if self.norm_first:
            x = src + self._attended(self.norm1(src), src_mask, src_key_padding_mask)
            return x + self._fed(self.norm2(x))
        x = self.norm1(src + self._attended(src, src_mask, src_key_padding_mask))
        return self.norm2(x + self._fed(x))


class TransformerEncoder(Module):
    def __init__(self, encoder_layer, num_layers, norm=None, enable_nested_tensor=True):
        super().__init__()
        self.layers = ModuleList([copy.deepcopy(encoder_layer) for _ in range(num_layers)])
        self.num_layers = num_layers
        self.norm = norm

    def forward(self, src, mask=None, src_key_padding_mask=None):
        for layer in self.layers:
            src = layer(src, src_mask=mask, src_key_padding_mask=src_key_padding_mask)
        return src if self.norm is None else self.norm(src)


class Transformer(Module):
    def __init__(self, *given, **named):
        raise NotImplementedError("the whole Transformer is not part of this lab: TransformerEncoder is")

    @staticmethod
    def generate_square_subsequent_mask(sz, device="cpu"):
        return torch.triu(torch.full((sz, sz), float("-inf")), diagonal=1)
