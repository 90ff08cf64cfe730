"""The reader's encoder in PyTorch: a BERT-shaped transformer that starts from the base weights."""

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from training.base import Base


def dropout(x: Tensor, share: float, training: bool) -> Tensor:
    """Drop out by 8-bit draws: torch's own draws take a tenth of a training step on a CPU."""
    if not training or share == 0:
        return x
    seed = int(torch.randint(2**31, (1,)))
    drawn = np.random.default_rng(seed).integers(0, 256, x.shape, dtype=np.uint8)
    least = round(share * 256)
    return x * torch.from_numpy(drawn >= least).to(x.dtype) * (256 / (256 - least))


def attention(q: Tensor, k: Tensor, v: Tensor, bias: Tensor | None) -> Tensor:
    """Attend in 32 bits, which is quicker here than in 16."""
    with torch.autocast("cpu", enabled=False):
        return F.scaled_dot_product_attention(q.float(), k.float(), v.float(), attn_mask=bias)


class Layer(nn.Module):
    """One transformer layer, normalised after each half."""

    def __init__(self, base: Base, number: int) -> None:
        super().__init__()
        width, inner = base.width, base.inner
        self.heads = base.heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm1 = nn.LayerNorm(width, base.epsilon)
        self.norm2 = nn.LayerNorm(width, base.epsilon)
        name = f"l{number}."
        parts = [torch.from_numpy(base.matrix(f"{name}{p}.w", width, width)) for p in "qkv"]
        biases = [torch.from_numpy(base.vector(f"{name}{p}.b", width)) for p in "qkv"]
        self.qkv.weight.data, self.qkv.bias.data = torch.cat(parts), torch.cat(biases)
        for module, part, rows, columns in (
            (self.out, "ao", width, width),
            (self.up, "fi", inner, width),
            (self.down, "fo", width, inner),
        ):
            module.weight.data = torch.from_numpy(base.matrix(f"{name}{part}.w", rows, columns))
            module.bias.data = torch.from_numpy(base.vector(f"{name}{part}.b", rows))
        for norm, part in ((self.norm1, "aln"), (self.norm2, "oln")):
            norm.weight.data = torch.from_numpy(base.vector(f"{name}{part}.w", width))
            norm.bias.data = torch.from_numpy(base.vector(f"{name}{part}.b", width))

    def forward(self, x: Tensor, bias: Tensor | None, drop: float) -> Tensor:
        """Apply the layer; `bias` is added to the attention scores (−inf where there is no piece)."""
        batch, length, width = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        attended = attention(q, k, v, bias)
        attended = attended.transpose(1, 2).reshape(batch, length, width)
        x = self.norm1(x + dropout(self.out(attended), drop, self.training))
        return self.norm2(x + dropout(self.down(F.gelu(self.up(x))), drop, self.training))


class Encoder(nn.Module):
    """Embeddings of the kept pieces and the first `layers` layers of the base."""

    def __init__(self, base: Base, kept: list[int], layers: int) -> None:
        super().__init__()
        width = base.width
        words = torch.from_numpy(base.matrix("emb.word", len(base.pieces), width)[kept])
        self.word = nn.Embedding.from_pretrained(words, freeze=False)
        kind = torch.from_numpy(base.vector("emb.type", base.types, width))[0]
        self.position = nn.Parameter(torch.from_numpy(base.vector("emb.pos", base.positions, width)) + kind)
        self.norm = nn.LayerNorm(width, base.epsilon)
        self.norm.weight.data = torch.from_numpy(base.vector("emb.ln.w", width))
        self.norm.bias.data = torch.from_numpy(base.vector("emb.ln.b", width))
        self.layers = nn.ModuleList(Layer(base, number) for number in range(layers))

    def forward(self, ids: Tensor, mask: Tensor | None = None, drop: float = 0.1) -> Tensor:
        """Return the vectors of the pieces `ids` (batch, length); `mask` is True where a piece stands."""
        x = self.word(ids) + self.position[: ids.shape[1]]
        x = dropout(self.norm(x), drop, self.training)
        return self.read(x, mask, drop)

    def read(self, x: Tensor, mask: Tensor | None, drop: float) -> Tensor:
        """Put the vectors `x` (batch, length, width) through all layers; `mask` is True where something stands."""
        bias = None
        if mask is not None:
            bias = torch.zeros(mask.shape, dtype=x.dtype).masked_fill(~mask, -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias, drop)
        return x
