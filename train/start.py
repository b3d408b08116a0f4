"""The weights of an exported reader, back from int8 to float: what a later training starts from where the float weights were not kept."""
import onnx, torch
from onnx import numpy_helper


def weights(path, model):
    """state of `model` as far as the file has it: a product's weight by the name of the node, which counts the layers"""
    graph = onnx.load(path).graph
    kept = {i.name: torch.from_numpy(numpy_helper.to_array(i).copy()) for i in graph.initializer}

    def floats(name):
        q, scale, zero = kept[name + "_quantized"].float(), kept[name + "_scale"].float(), kept[name + "_zero_point"].float()
        return (q - zero) * scale
    own, out = model.state_dict(), {}
    for n, t in kept.items():
        if not n.startswith("reader.") or n.endswith(("_scale", "_zero_point")): continue
        name = n[len("reader."):].removesuffix("_quantized")
        t = floats(n.removesuffix("_quantized")) if n.endswith("_quantized") else t.float()
        if name.endswith("_Transposed"): name, t = name.removesuffix("_Transposed"), t.T
        out[name] = t
    for node in graph.node:
        if node.op_type != "MatMulInteger" or not node.input[1].startswith("onnx::"): continue
        part, _, k = node.name.split("/")[1].partition("_"); k = int(k or 0)
        name = f"encoder.layers.{k}.{part}.weight" if part in ("qkv", "o", "i", "f") else ("attribution", "event")[k] + f".{part}.weight"
        out[name] = floats(node.input[1].removesuffix("_quantized")).T
    for head in ("attribution", "event"):
        form = [t for n, t in kept.items() if n.startswith("onnx::Reshape") and t.dim() == 3 and t.shape[1] == own[head + ".form"].shape[0]]
        if form: out[head + ".form"] = form[0].permute(1, 0, 2)
    tables = next(t for n, t in kept.items() if n.startswith("onnx::Add") and t.shape == (168,))
    for name, t in zip(("links.like", "links.far", "links.apart", "links.same"), tables.float().split([64, 48, 24, 32])): out[name] = t.view(own[name].shape)
    return {n: t.contiguous() for n, t in out.items() if n in own and t.shape == own[n].shape}
