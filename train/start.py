"""The weights of an exported reader, back from int8 to float: what a later training starts from where the float weights were not kept."""
import onnx, torch
from onnx import numpy_helper


def weights(path, model):
    """state of `model` as far as the file has it: a product's weight is found by the name of its node"""
    graph = onnx.load(path).graph
    kept = {i.name: torch.from_numpy(numpy_helper.to_array(i).copy()) for i in graph.initializer}

    def floats(name):
        q, scale, zero = kept[name + "_quantized"].float(), kept[name + "_scale"].float(), kept[name + "_zero_point"].float()
        return (q - zero) * scale
    out = {n[len("reader."):]: t.float() for n, t in kept.items() if n.startswith("reader.") and t.dtype == torch.float32 and not n.endswith("_scale")}
    out |= {n[len("reader."):-len("_quantized")]: floats(n[:-len("_quantized")]) for n in kept if n.startswith("reader.") and n.endswith("_quantized")}
    own = model.state_dict()
    for node in graph.node:
        if node.op_type != "MatMulInteger" or not node.input[1].startswith("onnx::"): continue
        parts = node.name.split("/")[1:-1]
        ends = ".".join(parts) + ".weight"
        names = [n for n in own if n == ends or (len(parts) == 1 and n == "attribution." + ends)]
        out[names[0]] = floats(node.input[1][:-len("_quantized")]).T
    for n, t in list(out.items()):
        if n in own and t.shape != own[n].shape and t.T.shape == own[n].shape: out[n] = t.T
    return {n: t.contiguous() for n, t in out.items() if n in own and t.shape == own[n].shape}
