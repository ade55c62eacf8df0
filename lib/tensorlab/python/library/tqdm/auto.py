"""The same bar: a page has one kind."""
from tqdm import tqdm, trange
