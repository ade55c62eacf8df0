"""torch.save and torch.load: Python's own pickle, into the notebook's files. Real PyTorch does not read these."""

import pickle


def save(obj, f, pickle_module=pickle, pickle_protocol=2, _use_new_zipfile_serialization=True):
    if hasattr(f, "write"):
        pickle.dump(obj, f, pickle_protocol)
        return
    with open(f, "wb") as file:
        pickle.dump(obj, file, pickle_protocol)


def load(f, map_location=None, pickle_module=pickle, **pickle_load_args):
    if hasattr(f, "read"):
        return pickle.load(f)
    with open(f, "rb") as file:
        return pickle.load(file)
