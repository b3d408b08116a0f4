#!/usr/bin/env python3
"""Writes the golden vectors of test/model/word-pieces.test.ts: words and their pieces by the Python package `tokenizers`, and their letter case.

    golden-pieces.py > ../test/model/fixtures/golden-pieces.json"""
import json, random
from words import pieces, shape
import words as W

WORDS = """Blinken said unreasonably suppressed nitrocellulose PressTV U.S. 3.5 1,000 O'Neill’s don't Müller café naïve Ångström Straße İstanbul ıstanbul ΑΘΗΝΑ Σίσυφος ὈΔΥΣΣΕΎΣ Москва ЁЛКА київ
北京 東京都 한국 แมว हिन्दी العربية עברית 𝒜 𐐀 😀 👩‍👩‍👧 e\u0301 o\u0308 \u00ad soft\u00adhyphen zero\u200bwidth \u200b \ufeff \ufffd \u0000 a\u0000b \u2028 ½ ² ③ Ⅳ ⅷ _ __x__ snake_case “ ” ‘ ’ « » „ … — – - " ' ` `` '' $ € £ % & § © ™ ° ¿ ¡ · • † ‡
antidisestablishmentarianism pneumonoultramicroscopicsilicovolcanoconiosis supercalifragilisticexpialidocious qwrtpsdfg zzzzzzzz 00000000000000000000 A B I a i mRNA iPhone eBay McDonald's NATO's 1990s G-20 COVID 2023 2024-04-26 ǅ ǆ ﬁ ﬀ ｆｕｌｌ Ｗｉｄｅ ĲSSEL ß ẞ""".split()
WORDS += ["x" * 100, "x" * 101, "é" * 100, "字" * 3, "ab字cd", "don’t", "the\u00a0end", "a\tb"]
rng = random.Random(7)
ALPHABET = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789éüñçøßÅİΣσςЖжÿ’'.-_–“”字かアक्षि가😀\u0301\u0327\u200d"
WORDS += ["".join(rng.choice(ALPHABET) for _ in range(rng.randint(1, 14))) for _ in range(600)]

pieces("x")
rows = []
for w in WORDS:
    e = W._tokenizer.encode(w, add_special_tokens=False)
    utf16 = [0]
    for c in w: utf16.append(utf16[-1] + (2 if ord(c) > 0xFFFF else 1))
    rows.append([w, e.ids, [[utf16[a], utf16[b]] for a, b in e.offsets], shape(w)])
print("[\n" + ",\n".join(json.dumps(r) for r in rows) + "\n]")
